package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.store.FaultFormat;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.Fault.TransportFaultKind;
import io.github.bsskit.simulator.world.Schedule;
import io.github.bsskit.simulator.world.WorldSnapshot;
import io.github.bsskit.simulator.world.WorldSnapshot.FaultProgress;
import io.github.bsskit.simulator.world.WorldSnapshot.SavedFault;
import io.github.bsskit.simulator.world.WorldSnapshot.UsedNonces;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The JSON format of a simulator's state: a {@link WorldSnapshot} with a header. Times and integers
 * of 64 bits are text, because many JSON readers round large numbers.
 */
final class StateFile implements FaultFormat {

  static final String FORMAT = "bss-simulator-state";
  static final int VERSION = 1;
  static final String FIX = "use a file written by GET " + ControlRoutes.STATE;

  /** The field of the nonces' hashes. */
  static final String HASHES = "hashes";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{16}");
  private static final int MAX_SHOWN = 200;

  /** The fields of a fault; either {@code code} or {@code fault}. */
  private record FaultFields(
      String id,
      @JsonUnwrapped Fault.Match match,
      Optional<String> code,
      Optional<TransportFaultKind> fault,
      Optional<Duration> delay,
      @JsonUnwrapped Schedule schedule,
      @JsonUnwrapped FaultProgress progress) {

    static FaultFields of(SavedFault saved, FaultCatalogue catalogue) {
      Fault fault = saved.fault();
      Optional<DocumentedError> error =
          fault.effect().fold(answer -> Optional.of(answer.error()), other -> Optional.empty());
      Optional<Fault.TransportFault> transport =
          fault.effect().fold(answer -> Optional.empty(), Optional::of);
      return new FaultFields(
          saved.id(),
          fault.match(),
          error.map(known -> word(known, fault.match().action(), catalogue)),
          transport.map(Fault.TransportFault::kind),
          transport.map(Fault.TransportFault::delay),
          fault.schedule(),
          saved.progress());
    }

    /** The code, or the name of the row if another error has the same code. */
    private static String word(
        DocumentedError error, Optional<String> action, FaultCatalogue catalogue) {
      return action
          .filter(name -> catalogue.error(name, error.code()).filter(error::equals).isEmpty())
          .map(name -> catalogue.name(name, error))
          .orElse(error.code());
    }

    SavedFault fault(FaultCatalogue catalogue) {
      if (code.isPresent() == fault.isPresent()) {
        throw new IllegalArgumentException("use exactly one of code and fault");
      }
      boolean takesTime = fault.filter(TransportFaultKind::takesTime).isPresent();
      if (code.isPresent() && delay.isPresent()
          || !takesTime && !delay.orElse(Duration.ZERO).isZero()) {
        throw new IllegalArgumentException("delay is not for this fault: remove it");
      }
      match.action().ifPresent(action -> ScopedFaults.checkAction(catalogue, action));
      Fault.Effect effect =
          code.<Fault.Effect>map(
                  text ->
                      new Fault.ErrorResponse(ScopedFaults.error(catalogue, match.action(), text)))
              .orElseGet(
                  () -> new Fault.TransportFault(fault.orElseThrow(), delay.orElse(Duration.ZERO)));
      return new SavedFault(id, new Fault(match, effect, schedule), progress);
    }
  }

  private interface OrderMixIn {
    @JsonUnwrapped
    Order.OrderedPlan plan();
  }

  private interface MatchMixIn {
    @JsonProperty("key")
    Optional<String> keyId();
  }

  private final JsonMapper json;

  StateFile(FaultCatalogue catalogue) {
    json =
        JsonMapper.builder()
            .enable(
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .addModule(new Jdk8Module())
            .addModule(module(catalogue))
            .addMixIn(Order.class, OrderMixIn.class)
            .addMixIn(Fault.Match.class, MatchMixIn.class)
            .build();
  }

  private static SimpleModule module(FaultCatalogue catalogue) {
    SimpleModule module = new SimpleModule();
    TextFormat.INSTANT.addTo(module);
    TextFormat.DURATION.addTo(module);
    TextFormat.integer(Long.class).addTo(module);
    TextFormat.integer(long.class).addTo(module);
    TextFormat.enums().forEach(format -> format.addTo(module));
    module.setDeserializerModifier(new FlatRecords());
    module.addSerializer(
        new StdDelegatingSerializer(
            SavedFault.class,
            new StdConverter<SavedFault, FaultFields>() {
              @Override
              public FaultFields convert(SavedFault saved) {
                return FaultFields.of(saved, catalogue);
              }
            }));
    module.addDeserializer(
        SavedFault.class,
        new StdDelegatingDeserializer<>(
            new StdConverter<FaultFields, SavedFault>() {
              @Override
              public SavedFault convert(FaultFields fields) {
                return fields.fault(catalogue);
              }
            }));
    return module;
  }

  @Override
  public String write(SavedFault fault) {
    try {
      return json.writeValueAsString(fault);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public SavedFault read(String text) {
    try {
      return json.readValue(text, SavedFault.class);
    } catch (JsonProcessingException invalid) {
      throw new IllegalArgumentException("not a fault: " + text, invalid);
    }
  }

  /** Writes a state in pieces. */
  ControlResponse write(WorldSnapshot state) {
    return new JsonStream(json)
        .with(StateSections.FORMAT, FORMAT)
        .with(StateSections.VERSION, VERSION)
        .with(StateSections.IDS, state.ids())
        .with(StateSections.CLOCK, state.clock())
        .with(StateSections.ACCOUNT_CLOCKS, state.accountClocks())
        .withAll(StateSections.ACCOUNTS, state.accounts())
        .withAll(StateSections.LEDGERS, state.ledgers())
        .withAll(StateSections.ORDERS, state.orders())
        .withAll(StateSections.NONCES, state.nonces(), this::write)
        .withAll(StateSections.RATES, state.rates())
        .withAll(StateSections.FAULTS, state.faults())
        .response();
  }

  private JsonStream write(UsedNonces used) {
    return new JsonStream(json)
        .with("accessKeyId", used.accessKeyId())
        .with("until", used.until())
        .withAll(HASHES, used.hashes(), hash -> HexFormat.of().toHexDigits(hash));
  }

  /** Parses the hash of a nonce. */
  static long hash(String field, String text) {
    if (!HASH.matcher(text).matches()) {
      throw invalid(
          field + ": invalid hash \"" + shown(text) + "\": use 16 lowercase hexadecimal digits");
    }
    return HexFormat.fromHexDigitsToLong(text);
  }

  /**
   * Reads a part of a file.
   *
   * @param field its place in the file
   * @throws InvalidControlRequest if it is not valid
   */
  <T> T read(String field, JsonParser part, JavaType type) {
    try {
      T value = json.readValue(part, type);
      if (value == null) {
        throw missing(field);
      }
      return value;
    } catch (UnrecognizedPropertyException unknown) {
      throw invalid("unknown field " + shown(field + path(unknown)) + ": " + FIX);
    } catch (InvalidFormatException invalid) {
      throw invalid(
          "invalid "
              + field
              + path(invalid)
              + " \""
              + shown(String.valueOf(invalid.getValue()))
              + "\": "
              + invalid.getOriginalMessage());
    } catch (MismatchedInputException mismatch) {
      throw missing(field + path(mismatch));
    } catch (JsonMappingException problem) {
      Throwable cause = problem.getCause();
      throw invalid(
          field
              + path(problem)
              + ": "
              + (cause instanceof JsonProcessingException json
                  ? json.getOriginalMessage()
                  : cause.getMessage()));
    } catch (IllegalArgumentException inconsistent) {
      throw invalid(field + ": " + inconsistent.getMessage());
    } catch (IOException problem) {
      throw missing(field);
    }
  }

  JavaType type(Class<?> type) {
    return json.constructType(type);
  }

  JavaType mapType(Class<?> key, Class<?> value) {
    return json.getTypeFactory().constructMapType(LinkedHashMap.class, key, value);
  }

  static InvalidControlRequest missing(String field) {
    return invalid("missing or invalid field " + shown(field) + ": " + FIX);
  }

  /**
   * The error of a parser: not JSON, or beyond a limit, of which older parsers have no class.
   *
   * @param field the last field that was read
   */
  static InvalidControlRequest notJson(String field, JsonProcessingException problem) {
    boolean isLimit = problem.getClass().getSimpleName().equals("StreamConstraintsException");
    return invalid(
        isLimit
            ? "invalid " + field + ", a text or number is too long: " + FIX
            : "not JSON"
                + ControlBody.place(problem)
                + " ("
                + shown(problem.getOriginalMessage())
                + "): "
                + FIX);
  }

  static InvalidControlRequest invalid(String problem) {
    return new InvalidControlRequest("state file: " + problem);
  }

  /** A value for a message. */
  static String shown(Object value) {
    String text = String.valueOf(value);
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }

  private static String path(JsonMappingException problem) {
    return problem.getPath().stream()
        .map(
            part ->
                part.getFieldName() == null
                    ? "[" + part.getIndex() + "]"
                    : "." + part.getFieldName())
        .collect(Collectors.joining());
  }
}
