package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reasons that cannot be brought about on every machine, as Java reports them. */
class CannotListenExceptionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "127.0.0.1 | 443 | Permission denied | 127.0.0.1 port 443 for HTTPS: Permission denied; use"
            + " a port from 1024, because lower ones need privileges, or 0 for a free one",
        "0.0.0.0 | 8443 | Permission denied | 0.0.0.0 port 8443 for HTTPS: Permission denied; use"
            + " another port, or 0 for a free one",
        "127.0.0.1 | 8443 | Adresse déjà utilisée | 127.0.0.1 port 8443 for HTTPS: Adresse déjà"
            + " utilisée; use another port, or 0 for a free one",
        "127.0.0.1 | 8443 | null | 127.0.0.1 port 8443 for HTTPS: the port is not available; use"
            + " another port, or 0 for a free one",
        "192.0.2.1 | 443 | Cannot assign requested address | 192.0.2.1 port 443 for HTTPS: it is"
            + " not an address of this machine; use one such as 127.0.0.1, or 0.0.0.0 for all",
        "no.such.host.invalid | 0 | null | no.such.host.invalid port 0 for HTTPS: the host is"
            + " unknown; use an address of this machine such as 127.0.0.1, or 0.0.0.0 for all"
      })
  void namesHostPortReasonAndFix(String host, int port, String reason, String message) {
    IOException cause = new IOException("Failed to bind", new BindException(reason));

    assertThat(new CannotListenException(new ListenHost(host), port, "for HTTPS", cause))
        .hasMessage("cannot listen on " + message);
  }
}
