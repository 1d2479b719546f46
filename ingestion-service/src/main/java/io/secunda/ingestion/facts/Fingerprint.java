package io.secunda.ingestion.facts;

/** Hashes of 64 bits, of which two that differ are taken for two things that differ. */
public final class Fingerprint {

    private static final long BEGIN = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Fingerprint() {}

    /** Of a text. */
    public static long of(String text) {
        return with(BEGIN, text);
    }

    /** Of what was hashed before and a text after it. */
    public static long with(long before, String text) {
        long h = before;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * PRIME;
        }
        return mixed(h);
    }

    /** Of what was hashed before and a number after it. */
    public static long with(long before, long number) {
        return mixed((before ^ mixed(number)) * PRIME);
    }

    /** The last step of MurmurHash3 after FNV-1a, so that every bit counts. */
    private static long mixed(long begun) {
        long h = begun;
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
