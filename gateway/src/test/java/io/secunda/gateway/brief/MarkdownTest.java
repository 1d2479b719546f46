package io.secunda.gateway.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>|x",
                "a*b*c_d_",
                "[x](javascript:1)",
                "![x](y)",
                "&lt;",
                "`code`",
                "back\\slash|",
                "1. first",
                "- item",
                "# head",
                "+ plus",
                "~~gone~~",
                "<script>alert(1)</script>",
                "==="
            })
    void textOfDataShowsAsItIs(String name) {
        var markdown = new Markdown();
        markdown.paragraph(Markdown.text(name));
        markdown.table(
                List.of(Markdown.Column.text("City"), Markdown.Column.number("Value")),
                List.of(List.of(Markdown.text(name), "1")));
        String html = Page.of("t", Language.EN, markdown.toString());
        String shown = name.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        assertThat(html).contains("<p>" + shown + "</p>", "<td>" + shown + "</td>", "<td align=\"right\">1</td>");
    }

    @Test
    void textOfDataIsOnOneLine() {
        assertThat(Markdown.text("a\n\n# b\tc\u0000")).isEqualTo("a # b c");
    }

    @Test
    void aPictureIsInTheDocument() {
        var markdown = new Markdown().pictures(List.of(new Picture("<svg/>", "rose [from] 1 to 2")));
        assertThat(markdown).hasToString("![rose \\[from\\] 1 to 2](data:image/svg+xml;base64,PHN2Zy8+)\n");
        assertThat(Page.of("t", Language.EN, markdown.toString()))
                .contains("<img src=\"data:image/svg+xml;base64,PHN2Zy8+\" alt=\"rose [from] 1 to 2\" />");
    }
}
