package io.secunda.gateway.brief;

import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.gateway.brief.LineChart.Line;
import io.secunda.gateway.brief.LineChart.Point;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ChartsTest {

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static long count(String svg, String part) {
        return svg.split(part, -1).length - 1L;
    }

    @Test
    void ticksAreRoundAndEncloseWhatIsShown() {
        assertThat(Ticks.over(0.41, 0.58, 4).values()).containsExactly(0.4, 0.45, 0.5, 0.55, 0.6000000000000001);
        assertThat(Ticks.over(-3, 12, 3).values()).containsExactly(-5.0, 0.0, 5.0, 10.0, 15.0);
        assertThat(Ticks.over(0.2, 0.4, 4).decimals()).isEqualTo(2);
        assertThat(Ticks.over(7, 7, 5).low()).isLessThanOrEqualTo(7);
        assertThat(Ticks.over(7, 7, 5).high()).isGreaterThanOrEqualTo(7);
        assertThat(Ticks.over(0, 0, 5).values()).hasSizeGreaterThan(1);
    }

    @Test
    void aLineHasAGapWhereAValueIsAbsentAndIsDashedAcrossABreak() throws Exception {
        var line = new Line(
                "<GDP> & more",
                List.of(
                        new Point(2010, "2010", 0.4, false, false),
                        new Point(2011, "2011", 0.5, false, false),
                        new Point(2012, "2012", null, false, false),
                        new Point(2013, "2013", 0.6, false, false),
                        new Point(2014, "2014", 0.7, true, true)));
        String svg = new LineChart(List.of(line), (tick, decimals) -> Numbers.fixed(tick, decimals, false))
                .draw("Core share", "%", "rose");
        // from 2010 to 2011, and from 2013 to 2014
        assertThat(count(svg, "stroke=\"#0072B2\" stroke-width=\"2\"")).isEqualTo(2);
        assertThat(count(svg, "stroke-dasharray")).isEqualTo(1);
        assertThat(count(svg, "<circle")).isEqualTo(4);
        assertThat(count(svg, "fill=\"#FFFFFF\" stroke=\"#0072B2\"")).isEqualTo(1);
        assertThat(svg).contains("&lt;GDP&gt; &amp; more", ">2012<");
        Document document = parsed(svg);
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Core share");
        assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("rose");
    }

    @Test
    void aDotPlotTellsWhichCityHasNoValue() throws Exception {
        var rows = List.of(
                new DotPlot.Row("Suzhou", 1.2, false, false),
                new DotPlot.Row("Shanghai", 1.0, true, false),
                new DotPlot.Row("<b>|x", null, false, false));
        String svg = new DotPlot(rows, 1, (tick, decimals) -> Numbers.fixed(tick, decimals, false))
                .draw("Income", new DotPlot.Words("ratio", "cores = 1", "not known"), "highest in Suzhou");
        assertThat(count(svg, "<circle")).isEqualTo(1);
        assertThat(count(svg, "width=\"7\"")).isEqualTo(1);
        assertThat(svg).contains("not known", "&lt;b&gt;|x", "cores = 1");
        parsed(svg);
    }
}
