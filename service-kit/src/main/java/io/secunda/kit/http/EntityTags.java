package io.secunda.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * A strong {@code ETag} on the collections that are {@link Tagged}, made from the bytes that are sent: whoever has them
 * already ({@code If-None-Match}) is told so with 304 and gets nothing. Accepted forms have tags of their own.
 */
final class EntityTags {

    private static final int BYTES = 18;

    private final ObjectMapper mapper;

    EntityTags(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Tagged
    @ServerResponseFilter
    void tag(ContainerRequestContext request, ContainerResponseContext response) throws JsonProcessingException {
        Object entity = response.getEntity();
        if (response.getStatus() != Response.Status.OK.getStatusCode() || entity == null) {
            return;
        }
        MediaType type = response.getMediaType();
        byte[] body = bytes(entity);
        EntityTag tag = new EntityTag(hash(type, body));
        response.getHeaders().putSingle(HttpHeaders.ETAG, '"' + tag.getValue() + '"');
        response.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (knows(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(Response.Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
        } else if (!request.getMethod().equals(HttpMethod.HEAD)) {
            response.setEntity(body, response.getEntityAnnotations(), type);
        }
    }

    private byte[] bytes(Object entity) throws JsonProcessingException {
        if (entity instanceof byte[] bytes) {
            return bytes;
        }
        return entity instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : mapper.writeValueAsBytes(entity);
    }

    private static String hash(@Nullable MediaType type, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.valueOf(type).getBytes(StandardCharsets.UTF_8));
            byte[] hash = digest.digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** A cache on the way may have weakened a tag, as one that compresses does; for a read that is the same (RFC 9110). */
    private static boolean knows(@Nullable String ifNoneMatch, EntityTag tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String known : ifNoneMatch.split(",", -1)) {
            String asked = known.strip();
            if (asked.equals("*") || asked.replaceFirst("^W/", "").equals('"' + tag.getValue() + '"')) {
                return true;
            }
        }
        return false;
    }
}
