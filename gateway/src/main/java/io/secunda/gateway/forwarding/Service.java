package io.secunda.gateway.forwarding;

/** A service behind the gateway. */
public enum Service {
    INGESTION("ingestion-service", "geography and figures"),
    METRICS("metrics-service", "indicators"),
    POLICY("policy-service", "recommendations");

    private final String id;
    private final String brings;

    Service(String id, String brings) {
        this.id = id;
        this.brings = brings;
    }

    /** Its name, as it calls itself. */
    public String id() {
        return id;
    }

    /** What of the system it is, in words for a user. */
    public String brings() {
        return brings;
    }
}
