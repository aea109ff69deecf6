package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.metrics.CallCounts;
import io.github.bsskit.simulator.metrics.LatencyHistogram;
import io.github.bsskit.simulator.metrics.StoreCounts;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The metrics of a simulation and of its virtual machine in the text format of Prometheus. Only
 * this class depends on Micrometer. The counts are read when the text is written, so calls do not
 * pay for it.
 */
final class PrometheusText {

  /** The media type. */
  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final String PREFIX = "bss_simulator_";

  private final Simulation simulation;
  private final CallCounts calls;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  PrometheusText(Simulation simulation, CallCounts calls) {
    this.simulation = simulation;
    this.calls = calls;
    PrometheusRegistry counts = registry.getPrometheusRegistry();
    counts.register((MultiCollector) this::snapshots);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    if (simulation.storeCounts().isUsed()) {
      simulation.storeCounts().publishPool(registry);
    }
  }

  byte[] write() {
    return registry.scrape(TYPE).getBytes(StandardCharsets.UTF_8);
  }

  private MetricSnapshots snapshots() {
    List<MetricSnapshot> all = new ArrayList<>(List.of(info(), ready(), callCounts(), durations()));
    if (simulation.storeCounts().isUsed()) {
      all.add(storeDurations());
      all.add(storeFailures());
    }
    return new MetricSnapshots(all);
  }

  private MetricSnapshot info() {
    return InfoSnapshot.builder()
        .name("bss_simulator")
        .help("The simulator.")
        .dataPoint(
            InfoDataPointSnapshot.builder()
                .labels(
                    Labels.of("name", simulation.name(), "version", BuildInfo.current().version()))
                .build())
        .build();
  }

  private MetricSnapshot ready() {
    return GaugeSnapshot.builder()
        .name(PREFIX + "ready")
        .help("1 if the simulator should receive calls, otherwise 0.")
        .dataPoint(
            GaugeDataPointSnapshot.builder()
                .value(simulation.readiness().problem().isPresent() ? 0 : 1)
                .build())
        .build();
  }

  private MetricSnapshot callCounts() {
    CounterSnapshot.Builder counts =
        CounterSnapshot.builder()
            .name(PREFIX + "calls")
            .help("Calls by action, code of the response, and how they were handled.");
    for (CallCounts.Count count : calls.calls()) {
      counts.dataPoint(
          CounterDataPointSnapshot.builder()
              .labels(
                  Labels.of("action", count.action(), "code", count.code(), "lane", count.lane()))
              .value(count.calls())
              .build());
    }
    return counts.build();
  }

  private MetricSnapshot durations() {
    HistogramSnapshot.Builder durations =
        HistogramSnapshot.builder()
            .name(PREFIX + "call_duration_seconds")
            .help("Time from a complete request to its response, without the transfer.");
    calls
        .latencies()
        .forEach((action, times) -> durations.dataPoint(point("action", action, times)));
    return durations.build();
  }

  private MetricSnapshot storeDurations() {
    HistogramSnapshot.Builder durations =
        HistogramSnapshot.builder()
            .name(PREFIX + "store_duration_seconds")
            .help("Time that the store takes: to keep a call, to read, to change something else.");
    for (StoreCounts.Kind kind : StoreCounts.Kind.values()) {
      durations.dataPoint(point("kind", kind.label(), simulation.storeCounts().latency(kind)));
    }
    return durations.build();
  }

  private MetricSnapshot storeFailures() {
    CounterSnapshot.Builder failures =
        CounterSnapshot.builder()
            .name(PREFIX + "store_failures")
            .help("Work of the store that failed.");
    for (StoreCounts.Kind kind : StoreCounts.Kind.values()) {
      failures.dataPoint(
          CounterDataPointSnapshot.builder()
              .labels(Labels.of("kind", kind.label()))
              .value(simulation.storeCounts().failures(kind))
              .build());
    }
    return failures.build();
  }

  private static HistogramDataPointSnapshot point(
      String label, String value, LatencyHistogram times) {
    return HistogramDataPointSnapshot.builder()
        .labels(Labels.of(label, value))
        .classicHistogramBuckets(buckets(times))
        .sum(times.sum())
        .build();
  }

  private static ClassicHistogramBuckets buckets(LatencyHistogram times) {
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    double[] bounds = LatencyHistogram.bounds();
    long[] counts = times.counts();
    for (int bucket = 0; bucket < bounds.length; bucket++) {
      buckets.bucket(bounds[bucket], counts[bucket]);
    }
    return buckets.build();
  }
}
