package io.github.bsskit.simulator.cli;

import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the address of a simulator: a URL with a host and without a path. */
final class UrlConverter implements ITypeConverter<URI> {

  @Override
  public URI convert(String text) {
    URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    boolean isValid =
        url.getScheme() != null
            && url.getScheme().matches("(?i)https?")
            && url.getHost() != null
            && url.getPort() <= 65535
            && url.getRawUserInfo() == null
            && url.getRawPath().isEmpty()
            && url.getRawQuery() == null
            && url.getRawFragment() == null;
    if (!isValid) {
      throw new TypeConversionException(text);
    }
    return url;
  }
}
