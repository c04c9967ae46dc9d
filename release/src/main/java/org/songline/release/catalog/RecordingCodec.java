package org.songline.release.catalog;

import java.util.List;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Values;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.id.Isrc;

/** How recordings are written and read. */
final class RecordingCodec {
  static final Codec<RecordingId> ID = Fields.id(RecordingId::new);
  static final Codec<ArtistCredit> CREDIT =
      part().inline().map(ArtistCredit::new, ArtistCredit::parts);
  static final Codec<Notice> NOTICE = notice();

  static final Codec<Recording> RECORDING;

  static {
    var id = Field.of("id", ID, Recording::id);
    var works = Field.of("works", WorkCodec.ID.inline(), Recording::works).or(List.of());
    var title = Field.of("title", Values.TEXT, Recording::title);
    var version = Field.of("version", Values.TEXT, Recording::version).or("");
    var type =
        Field.of("type", Values.choice(Recording.Type.class), Recording::type)
            .or(Recording.Type.ORIGINAL);
    var artist = Field.of("artist", CREDIT, Recording::artist);
    var isrc = Field.maybe("isrc", Fields.identifier(Isrc::new), Recording::isrc);
    var credits =
        Field.of("credits", contribution().lines(), Recording::contributions).or(List.of());
    var owners = Field.of("owners", owner().lines(), Recording::owners).or(List.of());
    var phonogram = Field.maybe("phonogram", NOTICE, Recording::phonogram);
    var language = Field.of("language", Values.TEXT, Recording::language).or("");
    var advisory =
        Field.of("advisory", Values.choice(Recording.Advisory.class), Recording::advisory)
            .or(Recording.Advisory.UNKNOWN);
    var ai = Field.of("ai", ai(), Recording::ai).or(AiDeclaration.MISSING);
    var cover = Field.of("cover", Values.FLAG, Recording::cover).or(false);
    var materials =
        Field.of("materials", MaterialCodec.ID.inline(), Recording::materials).or(List.of());
    var file = Field.maybe("file", file(), Recording::file);
    var lyrics = Field.of("lyrics", lyrics(), Recording::lyrics).or(Lyrics.NONE);
    var tempo = Field.of("tempo", Values.NUMBER, Recording::tempo).or(0.0);
    var key = Field.of("key", Values.TEXT, Recording::key).or("");
    var song = Field.of("song", Values.TEXT, Recording::song).or("");
    var recorded = Field.maybe("recorded", Fields.DATE, Recording::recorded);
    var mastered = Field.maybe("mastered", Fields.DATE, Recording::mastered);
    var preview = Field.maybe("preview", Values.INT, Recording::preview);
    RECORDING =
        Codec.block(
            Recording.class,
            keys ->
                new Recording(
                    keys.of(id),
                    keys.of(works),
                    keys.of(title),
                    keys.of(version),
                    keys.of(type),
                    keys.of(artist),
                    keys.of(isrc),
                    keys.of(credits),
                    keys.of(owners),
                    keys.of(phonogram),
                    keys.of(language),
                    keys.of(advisory),
                    keys.of(ai),
                    keys.of(cover),
                    keys.of(materials),
                    keys.of(file),
                    keys.of(lyrics),
                    keys.of(tempo),
                    keys.of(key),
                    keys.of(song),
                    keys.of(recorded),
                    keys.of(mastered),
                    keys.of(preview)),
            id,
            works,
            title,
            version,
            type,
            artist,
            isrc,
            credits,
            owners,
            phonogram,
            language,
            advisory,
            ai,
            cover,
            materials,
            file,
            lyrics,
            tempo,
            key,
            song,
            recorded,
            mastered,
            preview);
  }

  private RecordingCodec() {}

  private static Codec<ArtistCredit.Part> part() {
    var artist = Field.of("artist", PartyCodec.ID, ArtistCredit.Part::artist);
    var as = Field.of("as", Values.TEXT, ArtistCredit.Part::as);
    var join = Field.of("join", Values.TEXT, ArtistCredit.Part::join).or("");
    var role =
        Field.of("role", Values.choice(ArtistCredit.Role.class), ArtistCredit.Part::role)
            .or(ArtistCredit.Role.MAIN);
    return Codec.line(
        ArtistCredit.Part.class,
        keys -> new ArtistCredit.Part(keys.of(artist), keys.of(as), keys.of(join), keys.of(role)),
        artist,
        as,
        join,
        role);
  }

  private static Codec<Notice> notice() {
    var year = Field.of("year", Values.INT, Notice::year);
    var owner = Field.of("owner", Values.TEXT, Notice::owner);
    return Codec.line(Notice.class, keys -> new Notice(keys.of(year), keys.of(owner)), year, owner);
  }

  private static Codec<Contribution> contribution() {
    var party = Field.of("party", PartyCodec.ID, Contribution::party);
    var roles = Field.of("roles", Fields.choices(Contribution.Role.class), Contribution::roles);
    var instruments =
        Field.of("instruments", Fields.texts(), Contribution::instruments).or(List.of());
    var featured = Field.of("featured", Values.FLAG, Contribution::featured).or(false);
    return Codec.line(
        Contribution.class,
        keys ->
            new Contribution(
                keys.of(party), keys.of(roles), keys.of(instruments), keys.of(featured)),
        party,
        roles,
        instruments,
        featured);
  }

  private static Codec<Recording.Owner> owner() {
    var party = Field.of("party", PartyCodec.ID, Recording.Owner::party);
    var share = Field.of("share", Fields.SHARE, Recording.Owner::share);
    return Codec.line(
        Recording.Owner.class,
        keys -> new Recording.Owner(keys.of(party), keys.of(share)),
        party,
        share);
  }

  private static Codec<AiDeclaration> ai() {
    var use = Values.choice(AiUse.class);
    var vocals = Field.of("vocals", use, AiDeclaration::vocals).or(AiUse.NONE);
    var instruments = Field.of("instruments", use, AiDeclaration::instruments).or(AiUse.NONE);
    var composition = Field.of("composition", use, AiDeclaration::composition).or(AiUse.NONE);
    var lyrics = Field.of("lyrics", use, AiDeclaration::lyrics).or(AiUse.NONE);
    var post = Field.of("post-production", use, AiDeclaration::postProduction).or(AiUse.NONE);
    var tools = Field.of("tools", Values.TEXT, AiDeclaration::tools).or("");
    return Codec.line(
        AiDeclaration.class,
        keys ->
            new AiDeclaration(
                true,
                keys.of(vocals),
                keys.of(instruments),
                keys.of(composition),
                keys.of(lyrics),
                keys.of(post),
                keys.of(tools)),
        vocals,
        instruments,
        composition,
        lyrics,
        post,
        tools);
  }

  private static Codec<SoundFile> file() {
    var path = Field.of("path", Values.TEXT, SoundFile::path);
    var hash = Field.of("sha256", Values.TEXT, SoundFile::sha256);
    var rate = Field.of("rate", Values.INT, SoundFile::rate);
    var channels = Field.of("channels", Values.INT, SoundFile::channels);
    var bits = Field.of("bits", Values.INT, SoundFile::bits).or(0);
    var frames = Field.of("frames", Values.LONG, SoundFile::frames);
    var print = Field.of("fingerprint", Values.TEXT, SoundFile::fingerprint).or("");
    return Codec.line(
        SoundFile.class,
        keys ->
            new SoundFile(
                keys.of(path),
                keys.of(hash),
                keys.of(rate),
                keys.of(channels),
                keys.of(bits),
                keys.of(frames),
                keys.of(print)),
        path,
        hash,
        rate,
        channels,
        bits,
        frames,
        print);
  }

  private static Codec<Lyrics> lyrics() {
    var at = Field.maybe("at", Values.INT, Lyrics.Line::at);
    var text = Field.of("text", Values.TEXT, Lyrics.Line::text).or("");
    Codec<Lyrics.Line> line =
        Codec.line(
            Lyrics.Line.class, keys -> new Lyrics.Line(keys.of(at), keys.of(text)), at, text);
    var language = Field.of("language", Values.TEXT, Lyrics::language).or("");
    var lines = Field.of("lines", line.lines(), Lyrics::lines).or(List.of());
    return Codec.block(
        Lyrics.class, keys -> new Lyrics(keys.of(language), keys.of(lines)), language, lines);
  }
}
