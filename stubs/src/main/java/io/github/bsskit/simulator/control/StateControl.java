package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.world.World;
import io.github.bsskit.simulator.world.WorldSnapshot;
import java.io.IOException;
import java.util.stream.Collectors;

/** Saves the whole state as one file, and brings it back. */
final class StateControl {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private final Simulation simulation;

  StateControl(Simulation simulation) {
    this.simulation = simulation;
  }

  ControlResponse save() {
    return ControlResponse.json(200, StateWriter.write(simulation.world().snapshot()));
  }

  /** Reads all of it first: a file with a mistake changes nothing. */
  ControlResponse load(byte[] body) {
    World world = simulation.world();
    StateFile file = parse(body);
    if (!StateFile.FORMAT.equals(file.format()) || file.version() != StateFile.VERSION) {
      throw new InvalidControlRequest(
          "state file: format is \"%s\" and version %d; this simulator reads \"%s\" version %d, as GET %s writes it"
              .formatted(
                  file.format(),
                  file.version(),
                  StateFile.FORMAT,
                  StateFile.VERSION,
                  ControlRoutes.STATE));
    }
    try {
      WorldSnapshot state =
          new StateReader(file, world.accounts(), new FaultCatalogue(simulation.operations()))
              .read();
      world.restore(state);
    } catch (IllegalArgumentException mistake) {
      throw new InvalidControlRequest(
          "state file: %s; take a file as GET %s writes it, of the same world"
              .formatted(mistake.getMessage(), ControlRoutes.STATE));
    }
    simulation.journal().restart();
    return ControlResponse.nothing();
  }

  private static StateFile parse(byte[] body) {
    try {
      StateFile file = JSON.readValue(body, StateFile.class);
      if (file != null) {
        return file;
      }
    } catch (UnrecognizedPropertyException unknown) {
      throw new InvalidControlRequest(
          "state file: member %s is not known; this is no file as GET %s writes it"
              .formatted(place(unknown), ControlRoutes.STATE));
    } catch (JsonMappingException misfit) {
      if (misfit.getCause() instanceof JsonParseException notJson) {
        throw notJson(notJson);
      }
      throw new InvalidControlRequest(
          "state file: %s is not as it should be, or lacks a member; take a file as GET %s writes it"
              .formatted(place(misfit), ControlRoutes.STATE));
    } catch (JsonProcessingException notJson) {
      throw notJson(notJson);
    } catch (IOException notText) {
      throw new InvalidControlRequest("state file: it is not text");
    }
    throw new InvalidControlRequest(
        "state file: it is empty; send one as GET " + ControlRoutes.STATE);
  }

  private static InvalidControlRequest notJson(JsonProcessingException problem) {
    JsonLocation at = problem.getLocation();
    String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return new InvalidControlRequest("state file: it is not JSON" + place);
  }

  private static String place(JsonMappingException mistake) {
    String place =
        mistake.getPath().stream()
            .map(
                part ->
                    part.getFieldName() == null
                        ? "[" + part.getIndex() + "]"
                        : "." + part.getFieldName())
            .collect(Collectors.joining());
    return place.isEmpty() ? "it" : place.substring(1);
  }
}
