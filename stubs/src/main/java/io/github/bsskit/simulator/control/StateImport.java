package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.world.PrintableText;
import java.io.IOException;
import java.util.Optional;

/**
 * Imports a state file that arrives in pieces. Each order, nonce and so on is checked and stored as
 * soon as it has arrived, so that the file itself is never in memory. The state is replaced at the
 * end of a valid file; otherwise nothing changes.
 */
public final class StateImport {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final int MAX_DEPTH = 32;

  /** Texts may be as long as the body of a call. */
  private static final int MAX_TEXT = Wire.MAX_BODY_BYTES;

  private static final int MAX_NUMBER = 100;

  /** The nesting of an element's fields. */
  private static final int ELEMENT = 3;

  private final StateSections sections;
  private final FreeMemory memory;
  private final JsonParser json;
  private Optional<ControlResponse> rejection = Optional.empty();
  private long read;
  private int depth;
  private boolean isComplete;

  /** The present field of the file. */
  private String section = "";

  /** The value or the element that is being read; null between them. */
  private TokenBuffer part;

  private int index;
  private boolean isInHashes;

  /**
   * Starts an import.
   *
   * @param memory what all imports have in common
   */
  StateImport(StateSections sections, FreeMemory memory) {
    this.sections = sections;
    this.memory = memory;
    try {
      json = JSON.createNonBlockingByteArrayParser();
    } catch (IOException e) {
      throw new IllegalStateException("cannot create a parser", e);
    }
  }

  /** Reads a piece of the file. After an error, further pieces are ignored. */
  public void feed(byte[] bytes) {
    if (rejection.isPresent() || bytes.length == 0) {
      return;
    }
    attempt(
        () -> {
          read += bytes.length;
          memory.check(bytes.length);
          ((ByteArrayFeeder) json.getNonBlockingInputFeeder()).feedInput(bytes, 0, bytes.length);
          readTokens();
        });
  }

  /** Whether the file is already known to be invalid. */
  public boolean isRejected() {
    return rejection.isPresent();
  }

  /** Replaces the state if the file is valid. */
  public ControlResponse end() {
    if (rejection.isEmpty()) {
      attempt(
          () -> {
            json.getNonBlockingInputFeeder().endOfInput();
            readTokens();
            if (!isComplete) {
              throw notAnObject();
            }
            sections.finish();
          });
    }
    return rejection.orElseGet(ControlResponse::nothing);
  }

  @FunctionalInterface
  private interface Reading {
    void run() throws IOException;
  }

  private void attempt(Reading reading) {
    try {
      reading.run();
    } catch (InvalidControlRequest invalid) {
      reject(ControlResponse.badRequest(invalid.getMessage()));
    } catch (JsonProcessingException notJson) {
      reject(ControlResponse.badRequest(StateFile.notJson(place(), notJson).getMessage()));
    } catch (FreeMemory.ExhaustedException | OutOfMemoryError exhausted) {
      reject(FreeMemory.response(read));
    } catch (IOException notText) {
      reject(ControlResponse.badRequest("state file: not text: " + StateFile.FIX));
    } catch (RuntimeException error) {
      Simulation.report(error);
      reject(ControlResponse.failure(ControlRoutes.INTERNAL_ERROR));
    }
  }

  private void reject(ControlResponse response) {
    rejection = Optional.of(response);
    part = null;
    sections.drop();
  }

  private static InvalidControlRequest notAnObject() {
    return StateFile.invalid("not a JSON object: " + StateFile.FIX);
  }

  private void readTokens() throws IOException {
    for (JsonToken token = json.nextToken();
        token != null && token != JsonToken.NOT_AVAILABLE;
        token = json.nextToken()) {
      checkLength(token);
      if (token.isStructEnd()) {
        depth--;
      }
      read(token);
      if (token.isStructStart()) {
        depth++;
      }
    }
  }

  private void checkLength(JsonToken token) throws IOException {
    boolean isText = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
    if (depth > MAX_DEPTH) {
      throw tooLong("nested more than " + MAX_DEPTH + " times");
    }
    if (isText && json.getTextLength() > MAX_TEXT) {
      throw tooLong("a text of more than " + MAX_TEXT + " characters");
    }
    if (token.isNumeric() && json.getTextLength() > MAX_NUMBER) {
      throw tooLong("a number of more than " + MAX_NUMBER + " characters");
    }
    if (isText && !PrintableText.isWellFormed(json.getText())) {
      throw StateFile.invalid(
          "invalid text in "
              + place()
              + " \""
              + StateFile.shown(json.getText())
              + "\": use Unicode without unpaired surrogates");
    }
  }

  private InvalidControlRequest tooLong(String problem) {
    return StateFile.invalid("invalid " + place() + ", " + problem + ": " + StateFile.FIX);
  }

  private void read(JsonToken token) throws IOException {
    if (depth == 0) {
      readRoot(token);
    } else if (depth == 1 && part == null) {
      readField(token);
    } else if (isInHashes) {
      readHash(token);
    } else {
      readPart(token);
    }
  }

  private void readRoot(JsonToken token) {
    if (isComplete || token != JsonToken.START_OBJECT && token != JsonToken.END_OBJECT) {
      throw notAnObject();
    }
    isComplete = token == JsonToken.END_OBJECT;
  }

  /** Reads the name of a field, or the start of its value. */
  private void readField(JsonToken token) throws IOException {
    if (token == JsonToken.FIELD_NAME) {
      section = json.currentName();
      sections.start(section);
      index = -1;
    } else if (!StateSections.isList(section)) {
      readPart(token);
    } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
      throw StateFile.missing(section);
    }
  }

  private int partDepth() {
    return StateSections.isList(section) ? 2 : 1;
  }

  private void readPart(JsonToken token) throws IOException {
    if (part == null) {
      part = new TokenBuffer(json);
      index++;
    }
    part.copyCurrentEvent(json);
    if (depth == ELEMENT && token == JsonToken.START_ARRAY && sections.hasHashes(section)) {
      isInHashes = StateFile.HASHES.equals(json.getParsingContext().getParent().getCurrentName());
    }
    if (depth == partDepth() && !token.isStructStart()) {
      sections.read(section, place(), part.asParser());
      part = null;
    }
  }

  /** Hashes are stored without being collected first, because there may be millions. */
  private void readHash(JsonToken token) throws IOException {
    if (token == JsonToken.END_ARRAY) {
      isInHashes = false;
      part.copyCurrentEvent(json);
      return;
    }
    String field =
        place() + "." + StateFile.HASHES + "[" + json.getParsingContext().getCurrentIndex() + "]";
    if (token != JsonToken.VALUE_STRING) {
      throw StateFile.missing(field);
    }
    sections.addHash(field, json.getText());
  }

  private String place() {
    String field = section.isEmpty() ? "file" : section;
    return StateSections.isList(field) ? field + "[" + Math.max(0, index) + "]" : field;
  }
}
