package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * A JSON object that is written in pieces, each when the one before has been sent. So its size is
 * not limited by memory. The elements of its lists are created one at a time; nothing else is kept
 * between pieces.
 */
final class JsonStream {

  /** A piece is about this long, which is long enough to count as a response that is being sent. */
  private static final int PIECE_BYTES = 20 * 1024;

  /** How many pieces are created at the same time; more would only take more memory. */
  private static final Semaphore WRITERS = new Semaphore(8);

  /** Writes a part of the object. */
  @FunctionalInterface
  private interface Step {
    void write(Pieces to);
  }

  private final ObjectMapper mapper;
  private final List<Step> steps = new ArrayList<>();

  JsonStream(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Adds a field. */
  JsonStream with(String name, Object value) {
    String start = start(name);
    steps.add(
        to -> {
          to.add(start);
          to.add(json(value));
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
   * @param elements iterated when the list is written
   * @param view creates what is written of each element; may be another {@link JsonStream}
   */
  <T> JsonStream withAll(String name, Iterable<T> elements, Function<? super T, ?> view) {
    String start = start(name) + "[";
    steps.add(
        to -> {
          to.add(start);
          to.unfinished.push(elements(elements.iterator(), view));
        });
    steps.add(to -> to.add("]"));
    return this;
  }

  /** What comes before the value of the next field. */
  private String start(String name) {
    return (steps.isEmpty() ? "{" : ",") + "\"" + name + "\":";
  }

  private byte[] json(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write JSON", e);
    }
  }

  private <T> Iterator<Step> elements(Iterator<T> elements, Function<? super T, ?> view) {
    return new Iterator<>() {
      private String separator = "";

      @Override
      public boolean hasNext() {
        return elements.hasNext();
      }

      @Override
      public Step next() {
        String before = separator;
        separator = ",";
        Object value = view.apply(elements.next());
        return to -> {
          to.add(before);
          if (value instanceof JsonStream object) {
            to.unfinished.push(object.all());
          } else {
            to.add(json(value));
          }
        };
      }
    };
  }

  private Iterator<Step> all() {
    steps.add(to -> to.add("}"));
    return steps.iterator();
  }

  /** The response with status 200. The stream, which has a field, can be used only once. */
  ControlResponse response() {
    return ControlResponse.json(new Pieces(this));
  }

  private static final class Pieces implements Iterator<byte[]> {
    private final Deque<Iterator<Step>> unfinished = new ArrayDeque<>();

    /** The present piece; null between pieces. */
    private ByteArrayOutputStream piece;

    private Pieces(JsonStream object) {
      unfinished.push(object.all());
    }

    private void add(String text) {
      add(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] text) {
      piece.writeBytes(text);
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
      WRITERS.acquireUninterruptibly();
      try {
        piece = new ByteArrayOutputStream();
        while (piece.size() < PIECE_BYTES && !unfinished.isEmpty()) {
          writeStep();
        }
        return piece.toByteArray();
      } finally {
        piece = null;
        WRITERS.release();
      }
    }

    private void writeStep() {
      Iterator<Step> steps = unfinished.peek();
      if (steps.hasNext()) {
        steps.next().write(this);
      } else {
        unfinished.pop();
      }
    }
  }
}
