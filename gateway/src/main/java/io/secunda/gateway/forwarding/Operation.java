package io.secunda.gateway.forwarding;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be asked of the public interface.
 *
 * @param method GET, POST …
 * @param path its path; a segment in braces stands for any one segment
 * @param service who answers; null when the gateway itself does
 */
record Operation(String method, String path, @Nullable Service service) {

    boolean matches(List<String> segments) {
        List<String> own = List.of(path.substring(1).split("/", -1));
        if (own.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < own.size(); i++) {
            boolean any = own.get(i).startsWith("{") && isOne(segments.get(i));
            if (!any && !own.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is one segment also for a service that decodes slashes before it looks at a path. */
    private static boolean isOne(String segment) {
        String lower = segment.toLowerCase(Locale.ROOT);
        return !segment.isEmpty() && !lower.contains("%2f") && !lower.contains("%5c");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
