package io.github.bsskit.simulator.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses the arguments of curl with picocli. */
final class CurlArguments {

  /** An option or a URL, in the order of the command line; the value of a flag is "true". */
  record Argument(CurlOption option, String value) {}

  private final List<Argument> arguments = new ArrayList<>();
  private final CommandSpec curl = CommandSpec.create();

  private CurlArguments() {
    for (CurlOption option : CurlOption.values()) {
      option.names().forEach(name -> curl.addOption(spec(option, name)));
    }
    curl.addPositional(
        PositionalParamSpec.builder()
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
    // A value may begin with - or @.
    curl.parser()
        .expandAtFiles(false)
        .allowOptionsAsOptionParameters(true)
        .overwrittenOptionsAllowed(true);
  }

  static List<Argument> parse(List<String> words) {
    CurlArguments all = new CurlArguments();
    try {
      List<String> urls =
          new CommandLine(all.curl)
              .parseArgs(words.toArray(String[]::new))
              .matchedPositionalValue(0, List.of());
      urls.forEach(url -> all.arguments.add(new Argument(CurlOption.URL, url)));
      return all.arguments;
    } catch (UnmatchedArgumentException unknown) {
      String name = unknown.getUnmatched().get(0).split("=")[0];
      throw new CallTextException(
          "Unsupported curl option "
              + name
              + ": remove it, or write the request with -X, -H and -d.");
    } catch (MissingParameterException missing) {
      OptionSpec option = (OptionSpec) missing.getMissing().get(0);
      throw new CallTextException("Missing value after " + option.longestName() + ".");
    } catch (ParameterException invalid) {
      throw new CallTextException("Invalid curl command line: " + invalid.getMessage() + ".");
    }
  }

  private OptionSpec spec(CurlOption option, String name) {
    OptionSpec.Builder spec = OptionSpec.builder(name).setter(setter(option));
    if (option.isFlag()) {
      return spec.arity("0").type(boolean.class).build();
    }
    boolean isShort = name.length() == 2;
    return spec.arity("1")
        .type(String.class)
        .preprocessor(
            (words, command, arg, info) -> isShort && restoreEquals(words, info.get("separator")))
        .build();
  }

  /** The value of -d=x is "=x" for curl, and "x" for picocli. */
  private static boolean restoreEquals(Stack<String> words, Object separator) {
    if ("=".equals(separator)) {
      words.push("=" + words.pop());
    }
    return false;
  }

  private ISetter setter(CurlOption option) {
    return new ISetter() {
      /** Called with null before parsing. */
      @Override
      public <T> T set(T value) {
        if (value != null) {
          arguments.add(new Argument(option, value.toString()));
        }
        return null;
      }
    };
  }
}
