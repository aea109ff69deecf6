package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * A JSON object that is written in pieces, each when the one before has been sent. So its size is
 * not limited by memory. The elements of its lists are created one at a time.
 */
final class JsonStream {

  /** A piece is about this long. */
  private static final int PIECE_BYTES = 64 * 1024;

  /** Writes a part of the object. */
  @FunctionalInterface
  private interface Step {
    void write(Pieces to) throws IOException;
  }

  private final ObjectMapper mapper;
  private final List<Step> steps = new ArrayList<>();

  JsonStream(ObjectMapper mapper) {
    this.mapper = mapper;
    steps.add(to -> to.json.writeStartObject());
  }

  /** Adds a field. */
  JsonStream with(String name, Object value) {
    steps.add(
        to -> {
          to.json.writeFieldName(name);
          mapper.writeValue(to.json, value);
        });
    return this;
  }

  /** Adds a list. */
  <T> JsonStream withAll(String name, Iterable<T> elements) {
    return withAll(name, elements, element -> element);
  }

  /**
   * Adds a list.
   *
   * @param view creates what is written of each element; may be another {@link JsonStream}
   */
  <T> JsonStream withAll(String name, Iterable<T> elements, Function<? super T, ?> view) {
    steps.add(
        to -> {
          to.json.writeArrayFieldStart(name);
          to.unfinished.push(elements(elements.iterator(), view));
        });
    steps.add(to -> to.json.writeEndArray());
    return this;
  }

  private <T> Iterator<Step> elements(Iterator<T> elements, Function<? super T, ?> view) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return elements.hasNext();
      }

      @Override
      public Step next() {
        Object value = view.apply(elements.next());
        return value instanceof JsonStream object
            ? to -> to.unfinished.push(object.all())
            : to -> mapper.writeValue(to.json, value);
      }
    };
  }

  private Iterator<Step> all() {
    steps.add(to -> to.json.writeEndObject());
    return steps.iterator();
  }

  /** The response with status 200. The stream can be used only once. */
  ControlResponse response() {
    return ControlResponse.json(new Pieces(this));
  }

  private static final class Pieces implements Iterator<byte[]> {
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private final JsonGenerator json;
    private final Deque<Iterator<Step>> unfinished = new ArrayDeque<>();

    private Pieces(JsonStream object) {
      unfinished.push(object.all());
      try {
        json = object.mapper.createGenerator(piece);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean hasNext() {
      return !unfinished.isEmpty();
    }

    @Override
    public byte[] next() {
      if (unfinished.isEmpty()) {
        throw new NoSuchElementException();
      }
      piece.reset();
      try {
        while (piece.size() < PIECE_BYTES && !unfinished.isEmpty()) {
          writeStep();
        }
        json.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return piece.toByteArray();
    }

    private void writeStep() throws IOException {
      Iterator<Step> steps = unfinished.peek();
      if (steps.hasNext()) {
        steps.next().write(this);
      } else {
        unfinished.pop();
      }
    }
  }
}
