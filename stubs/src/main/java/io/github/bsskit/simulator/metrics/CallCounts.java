package io.github.bsskit.simulator.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts calls by action, code and lane, and their durations by action. */
public final class CallCounts {

  /** Stands for all actions that the contract does not have: clients can send any text. */
  public static final String OTHER = "other";

  private final List<String> lanes;
  private final Map<String, Action> actions = new HashMap<>();
  private final Action other = new Action();

  /** The calls of an action, and the count of each lane by code. */
  private static final class Action {

    private final LatencyHistogram latency = new LatencyHistogram();
    private final Map<String, LongAdder[]> codes = new ConcurrentHashMap<>();
  }

  /**
   * A number of calls.
   *
   * @param action one of the contract, or {@link #OTHER}
   */
  public record Count(String action, String code, String lane, long calls) {}

  /**
   * Creates counts of zero.
   *
   * @param actions those of the contract
   * @param lanes the names of the lanes, by number
   */
  public CallCounts(Set<String> actions, List<String> lanes) {
    this.lanes = lanes;
    actions.forEach(action -> this.actions.put(action, new Action()));
  }

  /**
   * Counts a call.
   *
   * @param action as the client sent it
   * @param code the documented code of the response
   * @param lane the number of its lane
   * @param nanos its duration
   */
  public void add(String action, String code, int lane, long nanos) {
    Action counted = actions.getOrDefault(action, other);
    counted.latency.add(nanos);
    LongAdder[] calls = counted.codes.get(code);
    if (calls == null) {
      calls = counted.codes.computeIfAbsent(code, first -> adders());
    }
    calls[lane].increment();
  }

  private LongAdder[] adders() {
    return Stream.generate(LongAdder::new).limit(lanes.size()).toArray(LongAdder[]::new);
  }

  /** All counts that are not zero. */
  public List<Count> calls() {
    return all().entrySet().stream()
        .flatMap(
            action ->
                action.getValue().codes.entrySet().stream()
                    .flatMap(code -> counts(action.getKey(), code.getKey(), code.getValue())))
        .toList();
  }

  private Stream<Count> counts(String action, String code, LongAdder[] calls) {
    return Stream.iterate(0, lane -> lane < calls.length, lane -> lane + 1)
        .map(lane -> new Count(action, code, lanes.get(lane), calls[lane].sum()))
        .filter(count -> count.calls() > 0);
  }

  /** The durations of calls, by action. */
  public Map<String, LatencyHistogram> latencies() {
    Map<String, LatencyHistogram> latencies = new TreeMap<>();
    all().forEach((name, action) -> latencies.put(name, action.latency));
    return latencies;
  }

  private Map<String, Action> all() {
    Map<String, Action> all = new TreeMap<>(actions);
    all.put(OTHER, other);
    return all;
  }
}
