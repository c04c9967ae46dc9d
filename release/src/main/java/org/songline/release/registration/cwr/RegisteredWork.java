package org.songline.release.registration.cwr;

import java.util.List;

/**
 * A work as a registration tells it: in the characters, codes and lengths of the format. Texts are
 * empty where nothing is said; shares are in hundredths of a percent.
 *
 * @param kind {@code NWR} for a new work, {@code REV} for a changed one, {@code ISW} or {@code EXC}
 *     from a society
 * @param number the submitter's, at most 14 characters
 * @param category {@code POP}, {@code JAZ}, {@code SER} or {@code UNC}
 * @param seconds how long it is; 0 when that is not known
 * @param recorded {@code Y}, {@code N} or {@code U}
 * @param version {@code ORI} or {@code MOD}
 */
public record RegisteredWork(
    String kind,
    String title,
    String language,
    String number,
    String iswc,
    String category,
    int seconds,
    String recorded,
    String textMusic,
    String version,
    String arrangement,
    String adaptation,
    List<Publisher> publishers,
    List<Writer> writers,
    List<OtherTitle> titles,
    List<Original> originals,
    List<Performer> performers,
    List<Sound> recordings) {

  /** Shares of the three rights, in hundredths of a percent. */
  public record Shares(int performing, int mechanical, int synchronisation) {
    public static final Shares NONE = new Shares(0, 0, 0);

    boolean nothing() {
      return performing == 0 && mechanical == 0 && synchronisation == 0;
    }
  }

  /** The societies that collect the three rights, three digits each. */
  public record Societies(String performing, String mechanical, String synchronisation) {}

  /**
   * What is collected in a territory.
   *
   * @param included false for a territory that is left out
   * @param territory four digits
   */
  public record Collected(boolean included, String territory, Shares shares) {}

  /**
   * A publisher.
   *
   * @param controlled whether the submitter speaks for it
   * @param sequence of its chain, from 1
   * @param ip the submitter's number of the party, at most 9 characters
   * @param role {@code E} for an original publisher
   */
  public record Publisher(
      boolean controlled,
      int sequence,
      String ip,
      String name,
      String role,
      String ipi,
      String ipiBase,
      Societies societies,
      Shares owns,
      List<Collected> collects) {
    public Publisher {
      collects = List.copyOf(collects);
    }

    /**
     * What it collects in a country.
     *
     * @param territory of the country, four digits
     */
    public Shares collectedIn(String territory) {
      for (String place : List.of(territory, Tables.WORLD)) {
        for (Collected one : collects) {
          if (one.territory().equals(place)) {
            return one.shares();
          }
        }
      }
      return Shares.NONE;
    }
  }

  /** A writer, and the chains of the writer's publishers. */
  public record Writer(
      boolean controlled,
      String ip,
      String last,
      String first,
      String role,
      String ipi,
      String ipiBase,
      Societies societies,
      Shares owns,
      List<Collected> collects,
      List<Link> publishers) {
    public Writer {
      collects = List.copyOf(collects);
      publishers = List.copyOf(publishers);
    }
  }

  /** Which publisher a writer has. */
  public record Link(String ip, String name, int sequence) {}

  /** Another title. */
  public record OtherTitle(String title, String type, String language) {}

  /** The work that a version is made from. */
  public record Original(String title, String iswc, String writer) {}

  /** Who performs the work. */
  public record Performer(String last, String first, String ipi) {}

  /**
   * A recording of the work.
   *
   * @param date {@code yyyymmdd}
   * @param title and the following fields only in 2.2
   */
  public record Sound(
      String date,
      int seconds,
      String album,
      String albumLabel,
      String catalogNumber,
      String ean,
      String isrc,
      String title,
      String version,
      String artist,
      String label,
      String number) {}

  public RegisteredWork {
    publishers = List.copyOf(publishers);
    writers = List.copyOf(writers);
    titles = List.copyOf(titles);
    originals = List.copyOf(originals);
    performers = List.copyOf(performers);
    recordings = List.copyOf(recordings);
  }
}
