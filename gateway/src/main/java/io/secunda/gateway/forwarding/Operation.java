package io.secunda.gateway.forwarding;

import java.util.List;
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
            boolean any = own.get(i).startsWith("{") && !segments.get(i).isEmpty();
            if (!any && !own.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
