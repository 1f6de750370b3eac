#include "core/author/svg.h"

#include "tests/support/catch.h"

using namespace waystation::author;

namespace {

std::string within(const std::string& inside) {
  return R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">)" + inside + "</svg>";
}

}  // namespace

TEST_CASE("a drawing that stands alone is an SVG picture") {
  for (const std::string& svg :
       {within(""), std::string("<svg/>"),
        "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- <script> -->\n" + within("<g/>") + "\n",
        std::string("<svg:svg xmlns:svg='http://www.w3.org/2000/svg'></svg:svg>"),
        within("<title>a &amp; &#8217; b &nbsp; &</title><path d='M0 0' aria-label='1 > 0'/>"),
        within("<defs><g id='x'/></defs><use xlink:href='#x'/><use href = \"#x\"/>"),
        within("<rect fill='url(#paint)' style='stroke:url( \"#paint\" )'/>"),
        within("<style>.a { fill: url(#b) }</style><style><![CDATA[.a > .b { fill: red }]]></style>"),
        within("<image href='data:image/png;base64,AAAA'/>")}) {
    INFO(svg);
    CHECK(wrong_svg(svg) == "");
  }
}

TEST_CASE("an SVG picture that does more than stand there is refused") {
  for (const char* inside :
       {"<script>x</script>", "<svg:script/>", "<SCRIPT/>", "<foreignObject></foreignObject>", "<iframe/>",
        "<animate attributeName='href' to='x'/>", "<animateMotion/>", "<set attributeName='x'/>", "<g onload='x'/>",
        "<g ONCLICK = \"x\"/>", "<a href='javascript:x'/>", "<g fill='javascript:x'/>"}) {
    INFO(inside);
    CHECK(wrong_svg(within(inside)) != "");
  }
}

TEST_CASE("an SVG picture that leads out of its file is refused") {
  for (const char* inside :
       {"<image href='https://example.org/x.png'/>", "<image xlink:href=\"x.png\"/>", "<use href='other.svg#x'/>",
        "<image href='data:image/svg+xml;base64,AAAA'/>", "<image href='data:text/html,x'/>", "<image src='//x'/>",
        "<rect fill='url(https://example.org/x)'/>", "<rect fill='url( \"x.svg#a\" )'/>", "<rect fill='&#117;rl(x)'/>",
        "<rect fill='&#x75;rl(x)'/>", "<rect fill='URL(x)'/>", "<rect style='fill:u\\72l(x)'/>",
        "<style>@import 'x';</style>", "<style><![CDATA[@import 'x';]]></style>", "<style>a{b:&#117;rl(x)}</style>",
        "<style>a{b:u\\72l(x)}</style>", "<g xml:base='https://example.org/'/>", "<image href='&#104;ttp://x'/>"}) {
    INFO(inside);
    CHECK(wrong_svg(within(inside)) != "");
  }
  CHECK(wrong_svg("<?xml version='1.0'?><?xml-stylesheet href='x.css'?>" + within("")) != "");
  CHECK(wrong_svg("<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + within("&x;")) != "");
}

TEST_CASE("what is not one whole SVG element is refused") {
  for (const char* bytes : {"",
                            "x",
                            "<html></html>",
                            "<svg>",
                            "</svg>",
                            "<svg></svg></svg>",
                            "<svg/><svg/>",
                            "<svg",
                            "<svg a",
                            "<svg a=",
                            "<svg a='",
                            "<svg a=b/>",
                            "<svg><!--",
                            "<svg><style><![CDATA[",
                            "<svg/>x",
                            "<",
                            "<svg/><g/>",
                            "<g><svg/></g>",
                            "\xFF<svg/>",
                            "<svg a<script='x'/>"}) {
    INFO(bytes);
    CHECK(wrong_svg(bytes) != "");
  }
}

TEST_CASE("no SVG picture cut short is taken for a whole one") {
  std::string svg = within("<style>a{}</style><use xlink:href='#x'/><!-- y --><text>&amp;</text>");
  CHECK(wrong_svg(svg) == "");
  for (size_t size = 0; size < svg.size(); ++size) CHECK(wrong_svg(std::string_view(svg).substr(0, size)) != "");
}
