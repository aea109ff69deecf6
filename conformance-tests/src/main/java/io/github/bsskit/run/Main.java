package io.github.bsskit.run;

import io.github.bsskit.check.Result;
import io.github.bsskit.check.Verdict;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.target.ProfileFile;
import java.net.URI;
import java.nio.file.*;
import java.util.*;

public final class Main {
  public static void main(String[] args) throws Exception {
    long t0 = System.nanoTime();
    var rulebook = Rulebook.load();
    var profile =
        ProfileFile.read(
            args[1], Files.readString(Path.of(args[1])), Optional.of(URI.create(args[0])));
    var first = new boolean[1];
    var session =
        new Session(
            rulebook,
            profile,
            new Settings(List.of(args).subList(2, args.length), 42, 40, Map.of()),
            new Session.Progress() {
              public void done(Result r, int done, int all) {
                if (!first[0]) {
                  first[0] = true;
                  System.out.println("first " + (System.nanoTime() - t0) / 1000000);
                }
                if (r.verdict() == Verdict.FAILED
                    || r.verdict() == Verdict.ERROR
                    || r.verdict() == Verdict.NOT_EXERCISED)
                  System.out.println(
                      r.verdict()
                          + " "
                          + r.obligation().address()
                          + " "
                          + r.reason()
                          + " "
                          + r.finding().map(f -> f.facts().toString()).orElse(""));
              }

              public void notice(String line) {
                System.out.println("NOTE " + line);
              }
            });
    var report = SuiteLauncher.run(session);
    System.out.println(
        report.counts()
            + " "
            + report.exchanges()
            + " exchanges "
            + report.took()
            + " coverage "
            + report.coverage()
            + report.warnings());
    for (var r : report.with(Verdict.OBSERVED))
      System.out.println("OBS " + r.obligation().address() + ": " + r.reason());
    System.out.println("all " + (System.nanoTime() - t0) / 1000000);
    System.exit(0);
  }
}
