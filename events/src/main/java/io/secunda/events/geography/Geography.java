package io.secunda.events.geography;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** Something that describes a territory. The last recorded one of a key stands. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Territory.class, name = "territory"),
    @JsonSubTypes.Type(value = City.class, name = "city"),
    @JsonSubTypes.Type(value = Region.class, name = "region"),
    @JsonSubTypes.Type(value = Membership.class, name = "membership"),
    @JsonSubTypes.Type(value = Variable.class, name = "variable")
})
public sealed interface Geography permits Territory, City, Region, Membership, Variable {

    /** CloudEvents type of a change of a territory's description. */
    String CHANGED = "io.secunda.geography.changed.v1";

    /** The territory, which is the key of the partition. */
    String territory();

    /** The record key: {@code CN/city/320500}. */
    String key();

    /** When Secunda took it in. */
    Instant recorded();
}
