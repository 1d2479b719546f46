package io.secunda.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.secunda.standalone.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** A terminal nobody looks at, whose text can be read. */
public final class Screen {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(bytes, true, UTF_8), false);

    public Terminal terminal() {
        return terminal;
    }

    public String text() {
        return bytes.toString(UTF_8);
    }
}
