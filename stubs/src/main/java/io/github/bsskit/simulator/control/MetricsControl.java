package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.metrics.CallCounts;

/** Shows metrics. What it needs is loaded at the first request, so that other runs start soon. */
final class MetricsControl {

  private final Simulation simulation;
  private final CallCounts calls;
  private volatile PrometheusText text;

  MetricsControl(Simulation simulation, CallCounts calls) {
    this.simulation = simulation;
    this.calls = calls;
  }

  ControlResponse show() {
    try {
      return ControlResponse.text(PrometheusText.TYPE, text().write());
    } catch (NoClassDefFoundError missing) {
      return ControlResponse.error(
          501,
          "Not Implemented",
          "metrics need a library that is not on the class path ("
              + missing.getMessage()
              + "): add io.micrometer:micrometer-registry-prometheus");
    }
  }

  private PrometheusText text() {
    if (text == null) {
      synchronized (this) {
        if (text == null) {
          text = new PrometheusText(simulation, calls);
        }
      }
    }
    return text;
  }
}
