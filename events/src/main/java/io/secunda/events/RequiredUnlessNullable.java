package io.secunda.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.io.Serial;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a record of this module in which something is missing that is not {@link Nullable}. Without it such a record
 * would come through with a null or a zero, and fail far from where it was read.
 */
final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {

    @Serial
    private static final long serialVersionUID = 1;

    private static final String HERE = RequiredUnlessNullable.class.getPackageName();

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        return (isOurs(member) && !isNullable(member)) ? Boolean.TRUE : super.hasRequiredMarker(member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated member) {
        if (!isOurs(member)) {
            return super.findSetterInfo(member);
        }
        return JsonSetter.Value.construct(isNullable(member) ? Nulls.DEFAULT : Nulls.FAIL, Nulls.FAIL);
    }

    private static boolean isOurs(Annotated member) {
        return member instanceof AnnotatedParameter parameter
                && parameter.getDeclaringClass().isRecord()
                && parameter.getDeclaringClass().getPackageName().startsWith(HERE)
                && parameter.getOwner().getAnnotated() instanceof Constructor;
    }

    private static boolean isNullable(Annotated member) {
        return member instanceof AnnotatedParameter parameter
                && parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor
                && constructor.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(Nullable.class);
    }
}
