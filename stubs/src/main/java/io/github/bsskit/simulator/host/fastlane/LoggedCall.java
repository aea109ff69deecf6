package io.github.bsskit.simulator.host.fastlane;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.UUID;

/** A call in WireMock's journal. */
interface LoggedCall {

  UUID id();

  ServeEvent event();

  /** Approximate size in bytes. */
  long weight();
}
