package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Rejects unknown fields of records with unwrapped groups; Jackson itself ignores them there. */
final class FlatRecords extends BeanDeserializerModifier {

  private static final long serialVersionUID = 1;

  @Override
  public JsonDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription record, JsonDeserializer<?> deserializer) {
    Set<String> direct = new LinkedHashSet<>();
    record.findProperties().forEach(field -> direct.add(field.getName()));
    Set<String> all = names(config, record);
    return all.equals(direct) ? deserializer : new KnownFieldsOnly(deserializer, all);
  }

  private static Set<String> names(DeserializationConfig config, BeanDescription record) {
    Set<String> names = new LinkedHashSet<>();
    for (BeanPropertyDefinition field : record.findProperties()) {
      boolean isGroup =
          config.getAnnotationIntrospector().findUnwrappingNameTransformer(field.getPrimaryMember())
              != null;
      if (isGroup) {
        names.addAll(names(config, config.introspect(field.getPrimaryType())));
      } else {
        names.add(field.getName());
      }
    }
    return names;
  }

  private static final class KnownFieldsOnly extends DelegatingDeserializer {

    private static final long serialVersionUID = 1;

    private final transient Set<String> names;

    KnownFieldsOnly(JsonDeserializer<?> deserializer, Set<String> names) {
      super(deserializer);
      this.names = names;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
      return new KnownFieldsOnly(deserializer, names);
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
      TokenBuffer buffer = context.bufferAsCopyOfValue(json);
      JsonParser fields = buffer.asParserOnFirstToken();
      while (fields.nextToken() == JsonToken.FIELD_NAME) {
        if (!names.contains(fields.currentName())) {
          throw UnrecognizedPropertyException.from(
              json, handledType(), fields.currentName(), Set.copyOf(names));
        }
        fields.nextToken();
        fields.skipChildren();
      }
      return super.deserialize(buffer.asParserOnFirstToken(), context);
    }
  }
}
