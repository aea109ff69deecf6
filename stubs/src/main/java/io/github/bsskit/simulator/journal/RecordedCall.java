package io.github.bsskit.simulator.journal;

import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;

/**
 * A journal entry with its exchange.
 *
 * @param request as received
 * @param response all of it; its delivery says how much was sent
 */
public record RecordedCall(JournalEntry entry, RawRequest request, RawResponse response) {

  long weight() {
    return request.weight() + response.weight();
  }
}
