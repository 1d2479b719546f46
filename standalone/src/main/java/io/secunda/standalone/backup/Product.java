package io.secunda.standalone.backup;

/** What writes backups. */
final class Product {

    static final String VERSION = "0.1.0";

    private Product() {}
}
