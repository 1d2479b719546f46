package io.secunda.gateway.brief;

/** A brief: its sections in order. */
final class Brief {

    private Brief() {}

    /** As Markdown. */
    static String write(Material material) {
        Pen pen = Pen.of(material);
        new Summary(pen).write();
        new Situation(pen).write();
        new CityFigures(pen).write();
        new CooperationSection(pen).write();
        new DiagnosisSection(pen).write();
        new AdviceSection(pen).write();
        new PartnerSection(pen).write();
        new QualitySection(pen).write();
        new SourcesSection(pen).write();
        return pen.out().toString();
    }
}
