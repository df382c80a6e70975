"""Modules become one script."""

from __future__ import annotations

import pytest

from kg.write.bundle import bundle, compact


def test_modules_stand_before_those_that_import_them() -> None:
    script = bundle(
        {
            "main": 'import { a } from "./one.js";\nimport "./two.js";\na();\n',
            "one": 'import { b } from "./two.js";\nexport const a = () => b;\n',
            "two": "export function b() {}\n",
        },
        "main",
    )
    assert script.index("$two=") < script.index("$one=") < script.index("$main=")
    assert "const{a}=$one;" in script
    assert "return{b};" in script
    assert "import" not in script
    assert "export" not in script


def test_a_module_is_taken_once() -> None:
    modules = {"main": 'import "./a.js";\nimport "./b.js";\n', "a": 'import "./b.js";\n', "b": "1;\n"}
    assert bundle(modules, "main").count("$b=") == 1


def test_names_on_several_lines_and_every_sort_of_export() -> None:
    script = bundle(
        {
            "main": 'import {\n  a,\n  b,\n} from "./one.js";\n',
            "one": "export async function a() {}\nexport class b {}\nexport const c = 1;\n",
        },
        "main",
    )
    assert "const{a,b,}=$one;" in script
    assert "return{a,b,c};" in script


def test_comments_and_blanks_are_left_out_and_text_is_not() -> None:
    script = bundle(
        {"main": '/** Says\n * more. */\n  f("/** kept */  too");\n\n  // gone\n  g(`  a  ${b}`);\n'}, "main"
    )
    assert "more" not in script
    assert "gone" not in script
    assert 'f("/** kept */  too");' in script
    assert "g(`  a  ${b}`);" in script


def test_a_module_that_nothing_imports_stays_out() -> None:
    assert "lonely" not in bundle({"main": "1;\n", "lonely": "2;\n"}, "main")


def test_a_circle_is_refused() -> None:
    with pytest.raises(ValueError, match="a → b → a"):
        bundle({"a": 'import "./b.js";\n', "b": 'import "./a.js";\n'}, "a")


def test_a_template_inside_another_is_refused() -> None:
    fine = "f(`a ${b}`, c ? `d ${e}` : `f`);\n"
    assert "`a ${b}`" in bundle({"main": fine}, "main")
    with pytest.raises(ValueError, match=r"main\.js has a template string inside another"):
        bundle({"main": "f(`a ${b ? ` c ` : d}`);\n"}, "main")


def test_a_style_sheet_keeps_its_rules() -> None:
    assert compact("/* why\n and how */\na b {\n  color: red;\n}\n\nc { }\n") == "a b{color:red}c{}"
