package org.songline.release.registration.cwr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.songline.release.registration.cwr.RegisteredWork.Collected;
import org.songline.release.registration.cwr.RegisteredWork.Link;
import org.songline.release.registration.cwr.RegisteredWork.Original;
import org.songline.release.registration.cwr.RegisteredWork.OtherTitle;
import org.songline.release.registration.cwr.RegisteredWork.Performer;
import org.songline.release.registration.cwr.RegisteredWork.Publisher;
import org.songline.release.registration.cwr.RegisteredWork.Shares;
import org.songline.release.registration.cwr.RegisteredWork.Societies;
import org.songline.release.registration.cwr.RegisteredWork.Sound;
import org.songline.release.registration.cwr.RegisteredWork.Writer;

/** Reads the works of a file, also of one that rules find faults in. */
public final class CwrReader {
  private CwrReader() {}

  /** The works in the order of the file, those inside of acknowledgements too. */
  public static List<RegisteredWork> works(CwrFile file) {
    return file.groups().stream()
        .flatMap(group -> group.transactions().stream())
        .map(CwrFile.Transaction::work)
        .filter(work -> !work.isEmpty())
        .map(CwrReader::work)
        .toList();
  }

  static RegisteredWork work(List<Line> lines) {
    Line head = lines.getFirst();
    List<Publisher> publishers = new ArrayList<>();
    List<Writer> writers = new ArrayList<>();
    List<OtherTitle> titles = new ArrayList<>();
    List<Original> originals = new ArrayList<>();
    List<Performer> performers = new ArrayList<>();
    List<Sound> recordings = new ArrayList<>();
    for (Line line : lines) {
      switch (line.type()) {
        case "SPU", "OPU" -> publishers.add(publisher(line));
        case "SWR", "OWR" -> writers.add(writer(line));
        case "SPT", "OPT" -> last(publishers, one -> publishers.add(with(one, collected(line))));
        case "SWT", "OWT" -> last(writers, one -> writers.add(with(one, collected(line))));
        case "PWR" -> last(writers, one -> writers.add(with(one, link(line, publishers))));
        case "ALT" ->
            titles.add(
                new OtherTitle(line.get("title"), line.get("title-type"), line.get("language")));
        case "VER" ->
            originals.add(new Original(line.get("title"), line.get("iswc"), line.get("last-1")));
        case "PER" ->
            performers.add(new Performer(line.get("last"), line.get("first"), line.get("ipi")));
        case "REC" -> recordings.add(sound(line));
        default -> {}
      }
    }
    return new RegisteredWork(
        head.type(),
        head.get("title"),
        head.get("language"),
        head.get("number"),
        head.get("iswc"),
        head.get("category"),
        seconds(head.get("duration")),
        head.get("recorded"),
        head.get("text-music"),
        head.get("version"),
        head.get("arrangement"),
        head.get("adaptation"),
        publishers,
        writers,
        titles,
        originals,
        performers,
        recordings);
  }

  /** Seconds of {@code HHMMSS}; 0 for what is no time. */
  static int seconds(String clock) {
    if (!clock.matches("\\d{6}")) {
      return 0;
    }
    int all = Integer.parseInt(clock);
    return all / 10_000 * 3600 + all / 100 % 100 * 60 + all % 100;
  }

  /** The shares that a record owns or collects; 0 for what is no number. */
  static Shares shares(Line line) {
    return new Shares(
        Math.max(0, line.number("pr")),
        Math.max(0, line.number("mr")),
        Math.max(0, line.number("sr")));
  }

  private static <T> void last(List<T> list, Consumer<T> put) {
    if (!list.isEmpty()) {
      put.accept(list.removeLast());
    }
  }

  private static Societies societies(Line line) {
    return new Societies(line.get("pr-society"), line.get("mr-society"), line.get("sr-society"));
  }

  private static Publisher publisher(Line line) {
    return new Publisher(
        line.is("SPU"),
        line.number("sequence"),
        line.get("ip"),
        line.get("name"),
        line.get("role"),
        line.get("ipi"),
        line.get("ipi-base"),
        societies(line),
        shares(line),
        List.of());
  }

  private static Writer writer(Line line) {
    return new Writer(
        line.is("SWR"),
        line.get("ip"),
        line.get("last"),
        line.get("first"),
        line.get("role"),
        line.get("ipi"),
        line.get("ipi-base"),
        societies(line),
        shares(line),
        List.of(),
        List.of());
  }

  private static Collected collected(Line line) {
    return new Collected(
        line.get("included").equals("I"), Tables.padded(line.get("territory")), shares(line));
  }

  /** In 2.1 the chain is that of the publisher with the number. */
  private static Link link(Line line, List<Publisher> publishers) {
    String ip = line.get("publisher-ip");
    int named = line.number("sequence");
    int sequence =
        named > 0
            ? named
            : publishers.stream()
                .filter(one -> one.ip().equals(ip))
                .mapToInt(Publisher::sequence)
                .findFirst()
                .orElse(0);
    return new Link(ip, line.get("name"), sequence);
  }

  private static Publisher with(Publisher one, Collected more) {
    return new Publisher(
        one.controlled(),
        one.sequence(),
        one.ip(),
        one.name(),
        one.role(),
        one.ipi(),
        one.ipiBase(),
        one.societies(),
        one.owns(),
        and(one.collects(), more));
  }

  private static Writer with(Writer one, Collected more) {
    return new Writer(
        one.controlled(),
        one.ip(),
        one.last(),
        one.first(),
        one.role(),
        one.ipi(),
        one.ipiBase(),
        one.societies(),
        one.owns(),
        and(one.collects(), more),
        one.publishers());
  }

  private static Writer with(Writer one, Link more) {
    return new Writer(
        one.controlled(),
        one.ip(),
        one.last(),
        one.first(),
        one.role(),
        one.ipi(),
        one.ipiBase(),
        one.societies(),
        one.owns(),
        one.collects(),
        and(one.publishers(), more));
  }

  private static <T> List<T> and(List<T> list, T more) {
    List<T> all = new ArrayList<>(list);
    all.add(more);
    return all;
  }

  private static Sound sound(Line line) {
    return new Sound(
        line.get("date"),
        seconds(line.get("duration")),
        line.get("album"),
        line.get("album-label"),
        line.get("catalogue"),
        line.get("ean"),
        line.get("isrc"),
        line.get("title"),
        line.get("version"),
        line.get("artist"),
        line.get("label"),
        line.get("number"));
  }
}
