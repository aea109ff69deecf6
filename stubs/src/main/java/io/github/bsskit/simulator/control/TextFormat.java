package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.bsskit.contract.Currency;
import io.github.bsskit.contract.PricingCycle;
import io.github.bsskit.simulator.api.Verdict;
import io.github.bsskit.simulator.world.AccountType;
import io.github.bsskit.simulator.world.Fault.TransportFaultKind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A type whose values are text in JSON.
 *
 * @param format turns a value into text
 * @param parse turns text into a value; throws for invalid text
 * @param fix what to use instead of an invalid text
 */
record TextFormat<T>(
    Class<T> type, Function<T, String> format, Function<String, T> parse, String fix) {

  static final TextFormat<Instant> INSTANT =
      new TextFormat<>(
          Instant.class,
          Instant::toString,
          Instant::parse,
          "use an instant such as 2030-01-01T00:00:00Z");

  static final TextFormat<Duration> DURATION =
      new TextFormat<>(
          Duration.class, Duration::toString, Duration::parse, "use a duration such as PT1H");

  static TextFormat<Long> integer(Class<Long> type) {
    return new TextFormat<>(type, Object::toString, Long::valueOf, "use a 64-bit integer as text");
  }

  /** The enums of the control API and the state file, under their names on the wire. */
  static List<TextFormat<?>> enums() {
    return List.of(
        constants(AccountType.class, AccountType::toString),
        constants(Currency.class, Currency::wire),
        constants(PricingCycle.class, PricingCycle::wire),
        constants(TransportFaultKind.class, TransportFaultKind::toString),
        constants(Verdict.class, Verdict::toString));
  }

  private static <E extends Enum<E>> TextFormat<E> constants(
      Class<E> type, Function<E, String> name) {
    E[] values = type.getEnumConstants();
    return new TextFormat<>(
        type,
        name,
        text ->
            Arrays.stream(values)
                .filter(value -> name.apply(value).equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new),
        "use one of " + Arrays.stream(values).map(name).collect(Collectors.joining(", ")));
  }

  /** Makes a module read and write values of the type as text. */
  void addTo(SimpleModule module) {
    module.addSerializer(type, new Writer());
    module.addDeserializer(type, new Reader());
  }

  private final class Writer extends JsonSerializer<T> {

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(format.apply(value));
    }
  }

  private final class Reader extends JsonDeserializer<T> {

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (json.hasToken(JsonToken.VALUE_STRING)) {
        try {
          return parse.apply(json.getText());
        } catch (IllegalArgumentException | DateTimeException invalid) {
          // Reported below, like a value that is not text.
        }
      }
      throw InvalidFormatException.from(json, fix, json.getText(), type);
    }
  }
}
