package io.github.bsskit.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests a profile may name, by who has provided it. */
class ProfileOriginTest {

  private static String profile(String url) {
    return "keys: {full: {id: LTAI5tExample, secret: secret}}\nowners: {fresh: 1-9}\n"
        + "hooks: {reset: {method: POST, url: '"
        + url
        + "'}}\n";
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080, /reset",
    "http://127.0.0.1:8080, /reset?to=http://other",
    "http://127.0.0.1:8080, /@other/",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
    "http://127.0.0.1:8080, http://127.0.0.1:8080/reset",
    "http://127.0.0.1:8080/base, http://127.0.0.1:8080?now",
    "http://gateway, http://GATEWAY:80/reset",
    "https://gateway:443, https://gateway/reset",
    "http://[::1]:8080, 'http://[::1]:8080/reset'",
  })
  void aTargetMayNameItself(String target, String url) {
    Profile profile = ProfileFile.readProvided(URI.create(target), profile(url));

    assertThat(profile.hooks().reset()).map(RequestTemplate::url).contains(url);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080, http://127.0.0.1:8081/reset",
    "http://127.0.0.1:8080, http://127.0.0.1/reset",
    "http://127.0.0.1:8080, http://127.0.0.2:8080/reset",
    "http://127.0.0.1:8080, http://localhost:8080/reset",
    "http://127.0.0.1:8080, https://127.0.0.1:8080/reset",
    "http://127.0.0.1:8080, http://other",
    "http://127.0.0.1:8080, http://other?http://127.0.0.1:8080",
    "http://127.0.0.1:8080, http://other/127.0.0.1:8080",
    "http://gateway, http://gateway.other/reset",
    "https://gateway, http://gateway:443/reset",
    "http://[::1]:8080, 'http://[::2]:8080/reset'",
  })
  void onlyAFileMayNameOthers(String target, String url) {
    assertThatThrownBy(() -> ProfileFile.readProvided(URI.create(target), profile(url)))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("hooks.reset.url is \"" + url + "\", which is not on the target")
        .hasMessageContaining("--profile FILE");
    assertThat(
            ProfileFile.read("my.yaml", profile(url), Optional.of(URI.create(target)))
                .hooks()
                .reset())
        .map(RequestTemplate::url)
        .contains(url);
  }

  @ParameterizedTest
  @CsvSource({
    "//other/reset",
    "http://127.0.0.1:8080@other/reset",
    "http://127.0.0.1:8080\\@other/",
    "http://127.0.0.1:808{seconds}/"
  })
  void aDisguisedHostIsNotAUrl(String url) {
    assertThatThrownBy(
            () -> ProfileFile.readProvided(URI.create("http://127.0.0.1:8080"), profile(url)))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("hooks.reset.url");
  }
}
