package io.github.bsskit.simulator.store;

import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** A JDBC URL of PostgreSQL. It may contain a password, so it is never shown. */
final class PostgresUrl {

  static final String PREFIX = "jdbc:postgresql:";

  /** Referenced, because loggers that nobody references lose their level. */
  private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

  private final String url;
  private final Properties properties;

  /** Parses a URL; throws {@link IllegalArgumentException} if it is invalid. */
  PostgresUrl(String url) {
    this.url = url;
    String address = url.split("\\?", 2)[0];
    if (address.indexOf('@') >= 0) {
      throw new IllegalArgumentException(
          "invalid URL of PostgreSQL: user and password are before the host; write them as"
              + " jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD");
    }
    Properties parsed = parse(url);
    if (parsed == null) {
      throw new IllegalArgumentException(
          "invalid URL of PostgreSQL "
              + address
              + ": use one such as"
              + " jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD");
    }
    this.properties = parsed;
  }

  /** Null if the URL is invalid; the driver's own warning, which has another form, is left out. */
  private static Properties parse(String url) {
    Level before = DRIVER_LOG.getLevel();
    DRIVER_LOG.setLevel(Level.OFF);
    try {
      return Driver.parseURL(url, new Properties());
    } finally {
      DRIVER_LOG.setLevel(before);
    }
  }

  /** The hosts and the database, without anything secret. */
  @Override
  public String toString() {
    String hosts = PGProperty.PG_HOST.getOrDefault(properties);
    String ports = PGProperty.PG_PORT.getOrDefault(properties);
    String database = PGProperty.PG_DBNAME.getOrDefault(properties);
    return "PostgreSQL at " + hosts + ":" + ports + ", database " + database;
  }

  /** Masks the password in a text of the driver. */
  String mask(String text) {
    String password = PGProperty.PASSWORD.getOrDefault(properties);
    String line = text == null ? "" : text.strip().split("\\R", 2)[0].replaceAll("[.:]+$", "");
    return password == null || password.isEmpty() ? line : line.replace(password, "***");
  }

  /**
   * Creates connections to a schema.
   *
   * @param timeoutSeconds how long to wait for a connection, and for a response, unless the URL
   *     says otherwise
   */
  PGSimpleDataSource connections(String schema, int timeoutSeconds) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    source.setCurrentSchema(schema);
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(false);
    if (PGProperty.APPLICATION_NAME.getOrDefault(properties) == null
        || !properties.containsKey(PGProperty.APPLICATION_NAME.getName())) {
      source.setApplicationName("bss-simulator");
    }
    if (!properties.containsKey(PGProperty.CONNECT_TIMEOUT.getName())) {
      source.setConnectTimeout(timeoutSeconds);
      source.setLoginTimeout(timeoutSeconds);
    }
    if (!properties.containsKey(PGProperty.SOCKET_TIMEOUT.getName())) {
      source.setSocketTimeout(timeoutSeconds);
    }
    return source;
  }
}
