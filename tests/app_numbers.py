"""Reading rounded numbers off a panel, and recomputing what they should be."""

from decimal import ROUND_HALF_UP, Decimal, localcontext

from neuron import gradient_descent

NUMBER = r"\(?(-?[\d.]+(?: \\times 10\^\{-?\d+\})?)\)?"


def decimal(text):
    mantissa, _, exponent = text.strip("()").partition(r" \times 10^{")
    return Decimal(mantissa).scaleb(int(exponent.strip("}") or 0))


def in_words(text):
    """The number that stands in a sentence."""
    mantissa, _, power = text.replace("\N{MINUS SIGN}", "-").replace(",", "").partition(" × 10")
    exponent = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return Decimal(mantissa).scaleb(int(exponent or 0))


def close(shown, value, slack="1.0001"):
    """Whether a rounded number is the value to half a unit of its last digit."""
    half = Decimal(1).scaleb(shown.as_tuple().exponent) / 2
    return abs(shown - Decimal(value)) <= half * Decimal(slack)


def half_up(value, decimals):
    """Round as on paper, however many digits that takes."""
    with localcontext() as context:
        context.prec = 900
        return Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def close_up(found, shown):
    """Whether a calculator's result is what is shown, to its last digit."""
    return half_up(found, -shown.as_tuple().exponent) == shown


def printed(format_, value):
    """What the browser makes of a number: %.4f as toFixed does, %.4g as toPrecision."""
    digits, kind = int(format_[2:-1]), format_[-1]
    if kind == "f":
        return half_up(value, digits)
    exact = Decimal(value)
    return half_up(exact, digits - 1 - exact.adjusted()) if exact else exact


def last_place(format_, number):
    """The exponent of a number's last digit."""
    digits = int(format_[2:-1])
    return -digits if format_[-1] == "f" else number.adjusted() - digits + 1


def exact_sigmoid(z):
    """The sigmoid to as many digits as the context has, and enough for any float64."""
    with localcontext() as context:
        context.prec = max(context.prec, 60)
        context.Emin, context.Emax = -(10**17), 10**17
        e = (-abs(Decimal(z))).exp()
        return 1 / (1 + e) if z >= 0 else e / (1 + e)


def state(experiment):
    """The neuron at the iteration shown, from a run of the test's own."""
    X, y = experiment.points.X, experiment.points.y
    run = gradient_descent(
        X,
        y,
        alpha=experiment.alpha,
        iterations=experiment.iteration + 1,
        W=[experiment.w1, experiment.w2],
        b=experiment.b,
    )
    k = min(experiment.iteration, run.iterations)
    return X, y, run.W[k], float(run.b[k]), run, k
