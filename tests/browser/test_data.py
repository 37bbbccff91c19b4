"""Ready-made sets, files and pasted text: points get onto the board."""

from playwright.sync_api import expect


def test_ready_made_sets_come_with_scales_of_their_own_and_features_can_be_standardised(board):
    equal_scales_stay_equal(board)
    a_set_is_chosen_by_its_picture(board)
    features_of_different_size_get_scales_of_their_own(board)
    standardised_features_put_the_line_where_their_score_is_zero(board)


def equal_scales_stay_equal(board):
    lengths = board.region.evaluate(
        """r => { const { xaxis, yaxis } = r.querySelector('.plot')._fullLayout;
          return [xaxis, yaxis].map((a) => a._length / (a.range[1] - a.range[0])); }"""
    )
    assert lengths[0] == lengths[1]


def a_set_is_chosen_by_its_picture(board):
    board.page.keyboard.press("Shift+ArrowRight")
    board.button("Ready-made sets").click()
    expect(board.page.get_by_role("img", name="The set Two rings")).to_be_visible()
    board.button("Two rings").click()
    board.expect("points", 80)
    board.expect("iteration", 0)
    board.settle()
    expect(board.page.get_by_role("img", name="The set Two rings")).to_have_count(0)
    expect(board.page.locator(".line")).to_contain_text("Two rings: No line separates them.")
    board.click(0, 0)  # nothing lies over the board
    board.expect("points", 81)
    board.button("Undo").click()
    board.expect("points", 80)
    board.button("Undo").click()
    board.expect("points", 60)
    expect(board.page.locator(".line")).not_to_contain_text("Two rings")
    board.expect("iteration", 10)  # where one was
    board.page.keyboard.press("Home")
    board.expect("iteration", 0)


def features_of_different_size_get_scales_of_their_own(board):
    board.field("Initial b").fill("1.5")
    board.button("Ready-made sets").click()  # by which the field is left: both count
    expect(board.page.get_by_role("img", name="The set Two rings")).to_be_visible()
    board.expect("b", 1.5)
    board.button("Unscaled features").click()
    board.page.wait_for_function(
        "plot => plot._fullLayout.yaxis.range[1] > 100",
        arg=board.region.locator(".plot").element_handle(),
    )
    board.settle()
    rows = board.points()
    x_range, y_range = board.region.evaluate(
        "r => [r.querySelector('.plot')._fullLayout.xaxis.range,"
        " r.querySelector('.plot')._fullLayout.yaxis.range]"
    )
    for place, (low, high) in enumerate((x_range, y_range)):
        values = [row[place] for row in rows]
        assert low < min(values) < max(values) < high
        assert max(values) - min(values) > 0.8 * (high - low)
    expect(board.page.get_by_text("Each axis has its own scale")).to_be_visible()


def standardised_features_put_the_line_where_their_score_is_zero(board):
    board.button("Ready-made sets").click()
    board.button("Far from the origin").click()
    board.settle()
    board.page.get_by_text("Standardise features").click()
    expect(board.page.get_by_text("features in their own units")).to_be_visible()
    board.button("End").click()
    board.expect("iteration", 5000)
    assert board.number("accuracy") == 1
    board.settle()
    w1, w2, b = (board.number(name) for name in ("w1", "w2", "b"))
    x1, x2, _ = zip(*board.points(), strict=True)
    means = [sum(v) / len(v) for v in (x1, x2)]
    deviations = [
        (sum((x - mean) ** 2 for x in v) / len(v)) ** 0.5
        for v, mean in zip((x1, x2), means, strict=True)
    ]
    line = board.region.evaluate(
        """region => {
          const plot = region.querySelector(".plot");
          const { xaxis, yaxis } = plot._fullLayout;
          const path = plot.querySelector(".traceboundary .js-line").getAttribute("d");
          const [a, b, c, d] = path.match(/-?[\\d.]+/g).map(Number);
          return [[xaxis.p2d(a), yaxis.p2d(b)], [xaxis.p2d(c), yaxis.p2d(d)]];
        }"""
    )
    for end in line:
        s1, s2 = ((x - m) / d for x, m, d in zip(end, means, deviations, strict=True))
        assert abs(w1 * s1 + w2 * s2 + b) < 0.02


def upload(board, name, content, kind="text/csv"):
    data = content if isinstance(content, bytes) else content.encode()
    board.page.locator('input[type="file"]').set_input_files(
        {"name": name, "mimeType": kind, "buffer": data}
    )


def test_a_file_is_uploaded_the_axes_follow_and_what_is_no_points_is_refused_in_words(board):
    board.unfold("Your own points")
    upload(board, "heights.csv", "cm;kg;sex\n180,5;80;m\n165;60,25;f\n190;95;m\n158;51;f\n")
    board.expect("points", 4)
    board.settle()
    assert board.points() == [[165, 60.25, 0], [158, 51, 0], [180.5, 80, 1], [190, 95, 1]]
    expect(board.page.get_by_text("“f” is class 0 and “m” is class 1")).to_be_visible()
    x_range, y_range = board.region.evaluate(
        "r => [r.querySelector('.plot')._fullLayout.xaxis.range,"
        " r.querySelector('.plot')._fullLayout.yaxis.range]"
    )
    assert (x_range[0] < 158, x_range[1] > 190) == (True, True)
    assert (y_range[0] < 51, y_range[1] > 95) == (True, True)
    board.button("Undo").click()
    board.expect("points", 60)

    upload(board, "bad.csv", "x1,x2,y\n1,2,0\n3,oops,1\n4,5,1\n")
    expect(board.page.get_by_text("Line 3, x2: “oops” is not a number.")).to_be_visible()
    board.expect("points", 60)

    a_file_of_another_kind_or_too_large_is_refused_in_words(board)
    ten_thousand_rows_are_put_on_the_board(board)


def test_in_a_frame_of_another_site_pasting_works_where_a_file_is_refused(context, server):
    page = context.new_page()
    page.goto(f"http://localhost:{server.port}/_stcore/health")  # to a browser another site
    page.evaluate(
        """address => {
          document.body.innerHTML = '<iframe width="1200" height="680"></iframe>';
          document.querySelector("iframe").src = address;
        }""",
        f"{server.url}/?embed=true&v=1",
    )
    inside = page.frame_locator("iframe")
    inside.get_by_test_id("stExpandSidebarButton").click()
    inside.get_by_text("Your own points", exact=True).click()
    file = {"name": "two.csv", "mimeType": "text/csv", "buffer": b"1,2,0\n3,4,1\n"}
    inside.locator('input[type="file"]').set_input_files(file)
    expect(inside.get_by_text("403")).to_be_visible()
    expect(inside.get_by_text("Pasting its text works.")).to_be_visible()
    inside.get_by_role("button", name="Paste text").click()
    inside.get_by_label("Paste points").fill("1,2,0\n3,4,1\n")
    inside.get_by_role("button", name="Load pasted points").click()
    expect(inside.locator('[data-name="points"]')).to_have_attribute("data-value", "2")


def a_file_of_another_kind_or_too_large_is_refused_in_words(board):
    upload(board, "good.csv", "a,b,label\n1,2,0\n3,4,1\n")
    board.expect("points", 2)
    expect(board.page.get_by_text("good.csv: 2 points from a, b and label")).to_be_visible()
    upload(board, "paper.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "application/pdf")
    expect(
        board.page.get_by_text("paper.pdf: Line 2: byte 0xe2 is not text in UTF-8.")
    ).to_be_visible()
    expect(board.page.get_by_text("The board stays as it was.")).to_be_visible()
    expect(board.page.get_by_text("2 points from")).to_have_count(0)
    upload(board, "large.csv", "1,2,0\n" * 349_000)  # the browser turns it away
    why = board.page.get_by_text("File must be 2.0MB or smaller.")
    expect(why).to_be_visible()
    box = why.bounding_box()
    assert (box["height"] > 10, box["width"] > 100) == (True, True)
    board.expect("points", 2)


def ten_thousand_rows_are_put_on_the_board(board):
    rows = "\n".join(f"{k % 100},{k // 100},{int(k % 100 > k // 100)}" for k in range(10_000))
    upload(board, "many.csv", rows)
    board.expect("points", 10_000)
    board.button("End").click()
    board.expect("iteration", 1000)
    assert board.number("accuracy") > 0.9


def test_what_a_file_or_a_pasted_text_says_stands_literally_and_asks_nobody_for_anything(board):
    asked = []
    board.page.on("request", lambda request: asked.append(request.url))
    picture = "![a](http://evil.example/p.png)"
    board.unfold("Your own points")
    upload(board, "a*b*c.csv", f"$a$,:smile:,<b>c</b>\n1,2,{picture}\n3,4,--> www.evil.example\n")
    board.expect("points", 2)
    said = board.page.get_by_text("2 points from")
    expect(said).to_have_text(
        "a*b*c.csv: 2 points from $a$, :smile: and <b>c</b>: “![a](http://evil.example/p.png)” is "
        "class 0 and “--> www.evil.example” is class 1."
    )
    upload(board, "bad.csv", "a,b,c\n1,*2*,x\n[3](http://evil.example),4,y\n3,4,y\n")
    expect(board.page.get_by_text("Line 2, b: “*2*” is not a number.")).to_be_visible()
    expect(board.page.get_by_text("“[3](http://evil.example)” is not a number.")).to_be_visible()
    assert board.page.locator("a[href*=evil], img[src*=evil]").count() == 0
    assert not [url for url in asked if "evil" in url]

    columns_with_markdown_in_their_names_stand_literally_in_the_choosers(board)
    board.page.keyboard.press("Escape")
    pasted_text_takes_the_place_of_the_points_and_says_what_it_read(board)
    assert not [url for url in asked if "evil" in url]


def columns_with_markdown_in_their_names_stand_literally_in_the_choosers(board):
    upload(
        board, "many.csv", "a,a,*b*,![p](http://evil.example/p.png)\n1,2,5,0\n3,4,6,1\n2,2,2,0\n"
    )
    board.expect("points", 3)
    board.page.get_by_role("combobox", name="Column for x₁").click()
    options = board.page.get_by_role("option")
    expect(options).to_have_text(["a", "a (column 2)", "*b*", "![p](http://evil.example/p.png)"])


def pasted_text_takes_the_place_of_the_points_and_says_what_it_read(board):
    board.button("Paste text").click()
    board.field("Paste points").fill("1,5;-2;no\n3;4;yes")
    board.button("Load pasted points").click()
    board.expect("points", 2)
    expect(board.page.get_by_text("“no” is class 0 and “yes” is class 1")).to_be_visible()
    expect(board.field("Paste points")).to_have_count(0)
    board.settle()
    assert board.points() == [[1.5, -2, 0], [3, 4, 1]]
    board.button("Paste text").click()
    board.field("Paste points").fill("1;2;no\n3;four;yes")
    board.button("Load pasted points").click()
    expect(board.page.get_by_text("Line 2, column 2: “four” is not a number.")).to_be_visible()
    board.expect("points", 2)
