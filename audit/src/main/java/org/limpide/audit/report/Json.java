package org.limpide.audit.report;

import java.io.OutputStream;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.limpide.law.Text;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Streams JSON; text of any origin may be given, even one that is not well-formed Unicode. */
final class Json implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final JsonGenerator out;

  Json(OutputStream stream) {
    this.out = MAPPER.createGenerator(stream);
  }

  Json object() {
    out.writeStartObject();
    return this;
  }

  Json object(String name) {
    out.writeObjectPropertyStart(name);
    return this;
  }

  Json end() {
    out.writeEndObject();
    return this;
  }

  Json array(String name) {
    out.writeArrayPropertyStart(name);
    return this;
  }

  Json endArray() {
    out.writeEndArray();
    return this;
  }

  Json put(String name, @Nullable String value) {
    if (value == null) {
      out.writeNullProperty(name);
    } else {
      out.writeStringProperty(name, SiteText.wellFormed(value));
    }
    return this;
  }

  Json put(String name, long value) {
    out.writeNumberProperty(name, value);
    return this;
  }

  Json put(String name, double value) {
    out.writeNumberProperty(name, value);
    return this;
  }

  Json put(String name, boolean value) {
    out.writeBooleanProperty(name, value);
    return this;
  }

  /** Both languages. */
  Json put(String name, Text text) {
    return object(name).put("fr", text.fr()).put("en", text.en()).end();
  }

  Json strings(String name, Collection<String> values) {
    array(name);
    values.forEach(value -> out.writeString(SiteText.wellFormed(value)));
    return endArray();
  }

  @Override
  public void close() {
    out.close();
  }
}
