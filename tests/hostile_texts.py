"""What a stranger may call an axis, a class or a run, so that it would be more than a text."""

TEXTS = {
    "HTML": "<img src=x onerror=alert(1)><b>bold</b>",
    "a link of Plotly's": '<a href="javascript:alert(1)">x</a>',
    "a script's end": "</script><script>alert(1)</script>",
    "LaTeX": r"$\href{https://x.org}{x}$ $$x^2$$",
    "Markdown": "**x** [a](http://x.org) ![i](//x.org)",
    "what Streamlit adds": ":red[x] :material/home: :smile: `x`",
    "a formula": '=HYPERLINK("http://x.org","x")',
    "a command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "a sum": "+1+1",
    "code": '"""; raise SystemExit(1) #',
    "escapes": "\\x27\\n\\\\",
    "a template of Plotly's": "%{x} %{customdata[0]} {x1} {y}",
    "a colour": "#ff0000",
    "entities": "&lt;b&gt; &amp; &#64;",
}
"""By what it would be; none is longer than a name may be."""
