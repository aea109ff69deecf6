package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The JSON format of a simulator's state: a {@link WorldSnapshot} with a header. Times and integers
 * of 64 bits are text, because many JSON readers round large numbers.
 */
final class StateFile {

  private static final String FORMAT = "bss-simulator-state";
  private static final int VERSION = 1;
  private static final String FIX = "use a file written by GET " + ControlRoutes.STATE;

  private record WholeFile(String format, int version, @JsonUnwrapped WorldSnapshot state) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record FileHeader(String format, JsonNode version) {}

  /** The fields of a fault; either {@code code} or {@code fault}. */
  private record FaultFields(
      String id,
      @JsonUnwrapped Fault.Match match,
      Optional<String> code,
      Optional<TransportFaultKind> fault,
      Optional<Duration> delay,
      @JsonUnwrapped Schedule schedule,
      @JsonUnwrapped FaultProgress progress) {

    static FaultFields of(SavedFault saved) {
      Fault fault = saved.fault();
      Optional<DocumentedError> error =
          fault.effect().fold(answer -> Optional.of(answer.error()), other -> Optional.empty());
      Optional<Fault.TransportFault> transport =
          fault.effect().fold(answer -> Optional.empty(), Optional::of);
      return new FaultFields(
          saved.id(),
          fault.match(),
          error.map(DocumentedError::code),
          transport.map(Fault.TransportFault::kind),
          transport.map(Fault.TransportFault::delay),
          fault.schedule(),
          saved.progress());
    }

    SavedFault fault(FaultCatalogue catalogue) {
      if (code.isPresent() == fault.isPresent()) {
        throw new IllegalArgumentException("use exactly one of code and fault");
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

  @JsonIgnoreProperties({"format", "version"})
  private interface SnapshotMixIn {}

  private interface OrderMixIn {
    @JsonUnwrapped
    Order.OrderedPlan plan();
  }

  private interface MatchMixIn {
    @JsonProperty("key")
    Optional<String> keyId();
  }

  private interface NoncesMixIn {
    @JsonSerialize(contentConverter = HashToText.class)
    @JsonDeserialize(contentConverter = TextToHash.class)
    List<Long> hashes();
  }

  private static final class HashToText extends StdConverter<Long, String> {
    @Override
    public String convert(Long hash) {
      return HexFormat.of().toHexDigits(hash);
    }
  }

  private static final class TextToHash extends StdConverter<String, Long> {
    @Override
    public Long convert(String text) {
      if (!text.matches("[0-9a-f]{16}")) {
        throw new IllegalArgumentException(
            "invalid hash \"" + text + "\": use 16 lowercase hexadecimal digits");
      }
      return HexFormat.fromHexDigitsToLong(text);
    }
  }

  private static final JsonMapper HEADERS = JsonMapper.builder().build();

  private final JsonMapper json;

  StateFile(FaultCatalogue catalogue) {
    json =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .addModule(new Jdk8Module())
            .addModule(module(catalogue))
            .addMixIn(WorldSnapshot.class, SnapshotMixIn.class)
            .addMixIn(Order.class, OrderMixIn.class)
            .addMixIn(Fault.Match.class, MatchMixIn.class)
            .addMixIn(UsedNonces.class, NoncesMixIn.class)
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
                return FaultFields.of(saved);
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

  ControlResponse write(WorldSnapshot state) {
    return ControlResponse.json(json, new WholeFile(FORMAT, VERSION, state));
  }

  /**
   * Reads a file.
   *
   * @throws InvalidControlRequest if it is not valid
   */
  WorldSnapshot read(byte[] file) {
    try {
      checkHeader(HEADERS.readValue(file, FileHeader.class));
      return json.readValue(file, WorldSnapshot.class);
    } catch (UnrecognizedPropertyException unknown) {
      throw invalid("unknown field " + field(unknown) + ": " + FIX);
    } catch (InvalidFormatException invalid) {
      throw invalid(
          "invalid "
              + field(invalid)
              + " \""
              + invalid.getValue()
              + "\": "
              + invalid.getOriginalMessage());
    } catch (MismatchedInputException mismatch) {
      throw invalid(
          field(mismatch).isEmpty()
              ? "not a JSON object: " + FIX
              : "missing or invalid field " + field(mismatch) + ": " + FIX);
    } catch (JsonMappingException problem) {
      throw problem.getCause() instanceof JsonParseException notJson
          ? notJson(notJson)
          : invalid(field(problem) + ": " + problem.getCause().getMessage());
    } catch (JsonProcessingException notJson) {
      throw notJson(notJson);
    } catch (IOException notText) {
      throw invalid("not text: " + FIX);
    }
  }

  private static void checkHeader(FileHeader header) {
    if (header == null || !FORMAT.equals(header.format())) {
      throw invalid("unsupported or missing \"format\": " + FIX);
    }
    if (!IntNode.valueOf(VERSION).equals(header.version())) {
      throw invalid(
          "unsupported or missing \"version\" "
              + header.version()
              + ": this simulator reads version "
              + VERSION);
    }
  }

  private static InvalidControlRequest notJson(JsonProcessingException problem) {
    return invalid("not JSON" + ControlBody.place(problem) + ": " + FIX);
  }

  static InvalidControlRequest invalid(String problem) {
    return new InvalidControlRequest("state file: " + problem);
  }

  private static String field(JsonMappingException problem) {
    String path =
        problem.getPath().stream()
            .map(
                part ->
                    part.getFieldName() == null
                        ? "[" + part.getIndex() + "]"
                        : "." + part.getFieldName())
            .collect(Collectors.joining());
    return path.startsWith(".") ? path.substring(1) : path;
  }
}
