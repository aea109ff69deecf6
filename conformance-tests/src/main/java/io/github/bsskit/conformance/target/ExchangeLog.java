package io.github.bsskit.conformance.target;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Numbers the exchanges of a run, and passes each on to listeners and the timeout policy. */
final class ExchangeLog {

  private final TimeoutPolicy timeouts;
  private final List<Consumer<Exchange>> listeners = new ArrayList<>();
  private final Deque<Exchange> sentAhead = new ArrayDeque<>();
  private int count;

  ExchangeLog(TimeoutPolicy timeouts) {
    this.timeouts = timeouts;
  }

  void addListener(Consumer<Exchange> listener) {
    listeners.add(listener);
  }

  /** The number of exchanges recorded so far. */
  int size() {
    return count;
  }

  /** Replaces the exchanges that stand for the next calls. */
  void queue(List<Exchange> exchanges) {
    sentAhead.clear();
    sentAhead.addAll(exchanges);
  }

  /** Records the next exchange that was sent ahead, if any. */
  Optional<Exchange> addQueued() {
    return Optional.ofNullable(sentAhead.poll()).map(this::add);
  }

  /** Records an exchange; returns it with its number. */
  Exchange add(Exchange exchange) {
    Exchange numbered = number(exchange);
    notify(numbered);
    return numbered;
  }

  /**
   * Records concurrent exchanges. Listeners get the throttled ones last: any other may have used up
   * the rate.
   */
  List<Exchange> addAll(List<Exchange> exchanges) {
    List<Exchange> numbered = exchanges.stream().map(this::number).toList();
    Stream.of(false, true)
        .forEach(
            throttled ->
                numbered.stream()
                    .filter(exchange -> exchange.isThrottled() == throttled)
                    .forEach(this::notify));
    return numbered;
  }

  /** Numbers traffic that is not a call, without notifying anything. */
  Exchange addUnobserved(Exchange exchange) {
    return exchange.numbered(++count);
  }

  private Exchange number(Exchange exchange) {
    timeouts.record(exchange);
    return exchange.numbered(++count);
  }

  private void notify(Exchange exchange) {
    listeners.forEach(listener -> listener.accept(exchange));
  }
}
