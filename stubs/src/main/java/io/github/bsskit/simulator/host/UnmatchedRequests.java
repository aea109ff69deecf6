package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.extension.Extensions;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.notmatched.NotMatchedRenderer;
import com.github.tomakehurst.wiremock.verification.notmatched.PlainTextStubNotMatchedRenderer;

/**
 * Compares requests that match no stub with the nearest one, as WireMock does, if they are short.
 */
final class UnmatchedRequests extends NotMatchedRenderer {

  /** Characters of URL and body. Comparing takes as much time as both texts multiplied. */
  private static final int MAX_CHARACTERS = 2_000;

  private final PlainTextStubNotMatchedRenderer compared;

  UnmatchedRequests(Extensions extensions) {
    compared = new PlainTextStubNotMatchedRenderer(extensions);
  }

  @Override
  protected ResponseDefinition render(Admin admin, ServeEvent event) {
    LoggedRequest request = event.getRequest();
    int body = request.getBody() == null ? 0 : request.getBody().length;
    return request.getUrl().length() + body <= MAX_CHARACTERS
        ? compared.render(admin, event)
        : ResponseDefinitionBuilder.responseDefinition()
            .withStatus(404)
            .withHeader("Content-Type", "text/plain")
            .withBody("Request was not matched. It is too long to be compared with the stubs.")
            .build();
  }
}
