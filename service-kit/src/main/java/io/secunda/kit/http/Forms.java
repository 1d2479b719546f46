package io.secunda.kit.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Whoever asks a {@link Tagged} collection for a form that it does not have is told so (406). Where there are several forms
 * the framework would take the first of them.
 */
final class Forms {

    @Tagged
    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        Produces produces = resource.getResourceMethod().getAnnotation(Produces.class);
        boolean read = List.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.getMethod());
        if (!read || produces == null || request.getHeaderString(HttpHeaders.ACCEPT) == null) {
            return;
        }
        List<MediaType> accepted = request.getAcceptableMediaTypes();
        boolean has = Arrays.stream(produces.value())
                .map(MediaType::valueOf)
                .anyMatch(form -> accepted.stream().anyMatch(form::isCompatible));
        if (!has) {
            throw new NotAcceptableException(
                    "Accept: " + request.getHeaderString(HttpHeaders.ACCEPT) + " is no form of what is here;"
                            + " the description of the API lists the forms of each collection.");
        }
    }
}
