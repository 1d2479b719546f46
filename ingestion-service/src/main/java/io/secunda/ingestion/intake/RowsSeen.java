package io.secunda.ingestion.intake;

import io.secunda.ingestion.facts.Fingerprint;
import java.util.Arrays;

/**
 * What the earlier rows of one request say, as hashes: 20 bytes a row, so that a file of millions fits. A file that says
 * two things of one cell contradicts itself; were both taken in, the same file again would not be the same.
 */
final class RowsSeen {

    private static final int FIRST_SIZE = 1 << 10;

    private long[] cells = new long[FIRST_SIZE];
    private long[] contents = new long[FIRST_SIZE];
    private int[] rows = new int[FIRST_SIZE];
    private int size;

    /**
     * Notes what a row says.
     *
     * @param cell what it is about, with source and release
     * @param content what it says
     * @param row its number, from 1
     * @return 0 when nothing was said of it; the number of the row that said the same; or minus the number of the row
     *     that said something else
     */
    int note(String cell, String content, int row) {
        return note(Fingerprint.of(cell), Fingerprint.of(content), row);
    }

    /** The same of what was hashed already. */
    int note(long key, long said, int row) {
        if (2 * size >= rows.length) {
            grow();
        }
        int slot = slot(key);
        if (rows[slot] == 0) {
            cells[slot] = key;
            contents[slot] = said;
            rows[slot] = row;
            size++;
            return 0;
        }
        return contents[slot] == said ? rows[slot] : -rows[slot];
    }

    private int slot(long key) {
        int mask = rows.length - 1;
        int slot = (int) (key ^ (key >>> 32)) & mask;
        while (rows[slot] != 0 && cells[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldCells = cells;
        long[] oldContents = contents;
        int[] oldRows = rows;
        cells = new long[2 * oldRows.length];
        contents = Arrays.copyOf(cells, cells.length);
        rows = new int[2 * oldRows.length];
        for (int i = 0; i < oldRows.length; i++) {
            if (oldRows[i] != 0) {
                int slot = slot(oldCells[i]);
                cells[slot] = oldCells[i];
                contents[slot] = oldContents[i];
                rows[slot] = oldRows[i];
            }
        }
    }
}
