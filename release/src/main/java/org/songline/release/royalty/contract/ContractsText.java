package org.songline.release.royalty.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Values;
import org.songline.release.catalog.Agreement.Scope;
import org.songline.release.catalog.CatalogId;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.exact.Share;
import org.songline.release.royalty.money.Amount;
import org.songline.release.royalty.money.RatesText;

/** How contracts are written and read. */
public final class ContractsText {
  private static final Codec<Share> SHARE = Values.TEXT.map(Share::parse, Share::text);
  private static final Codec<Amount> AMOUNT = Values.TEXT.map(Amount::parse, Amount::text);
  private static final Codec<LocalDate> DATE =
      Values.TEXT.map(RatesText::date, LocalDate::toString);
  private static final Codec<PartyId> PARTY = Values.TEXT.map(PartyId::new, CatalogId::text);

  public static final Codec<Contracts> CONTRACTS;

  static {
    var currency = Field.of("currency", Values.TEXT, Contracts::currency);
    var threshold =
        Field.of("threshold", AMOUNT, (Contracts one) -> one.threshold()).or(Amount.ZERO);
    var thresholds =
        Field.of("thresholds", thresholds(), Contracts::thresholds).or(new TreeMap<>());
    var accounts = Field.of("accounts", account().lines(), Contracts::accounts).or(List.of());
    var advances = Field.of("advances", advance().lines(), Contracts::advances).or(List.of());
    var contracts = Field.of("contracts", contract().lines(), Contracts::contracts).or(List.of());
    CONTRACTS =
        Codec.block(
            Contracts.class,
            keys ->
                new Contracts(
                    keys.of(currency),
                    keys.of(threshold),
                    keys.of(thresholds),
                    keys.of(accounts),
                    keys.of(advances),
                    keys.of(contracts)),
            currency,
            threshold,
            thresholds,
            accounts,
            advances,
            contracts);
  }

  private ContractsText() {}

  private static Codec<SortedMap<PartyId, Amount>> thresholds() {
    return Values.map(AMOUNT)
        .map(
            map -> {
              SortedMap<PartyId, Amount> parties = new TreeMap<>();
              map.forEach((id, amount) -> parties.put(new PartyId(id), amount));
              return parties;
            },
            parties -> {
              SortedMap<String, Amount> map = new TreeMap<>();
              parties.forEach((id, amount) -> map.put(id.text(), amount));
              return map;
            });
  }

  private static Codec<Contracts.Account> account() {
    var id = Field.of("id", Values.TEXT, Contracts.Account::id);
    var party = Field.of("party", PARTY, Contracts.Account::party);
    return Codec.line(
        Contracts.Account.class,
        keys -> new Contracts.Account(keys.of(id), keys.of(party)),
        id,
        party);
  }

  private static Codec<Contracts.Advance> advance() {
    var account = Field.of("account", Values.TEXT, Contracts.Advance::account);
    var amount = Field.of("amount", AMOUNT, Contracts.Advance::amount);
    var date = Field.of("date", DATE, Contracts.Advance::date);
    var by = Field.of("by", PARTY, Contracts.Advance::by);
    var what = Field.of("what", Values.TEXT, Contracts.Advance::what).or("");
    return Codec.line(
        Contracts.Advance.class,
        keys ->
            new Contracts.Advance(
                keys.of(account), keys.of(amount), keys.of(date), keys.of(by), keys.of(what)),
        account,
        amount,
        date,
        by,
        what);
  }

  private static Codec<Contract> contract() {
    var id = Field.of("id", Values.TEXT, Contract::id);
    var title = Field.of("title", Values.TEXT, Contract::title).or("");
    var side =
        Field.of("side", Values.choice(Contract.Side.class), Contract::side)
            .or(Contract.Side.RECORDINGS);
    var scope = Field.of("scope", scope(), Contract::scope).or(Scope.NOTHING);
    var from = Field.maybe("from", DATE, Contract::from);
    var until = Field.maybe("until", DATE, Contract::until);
    var fee = Field.maybe("fee", fee(), Contract::fee);
    var taxes = Field.of("taxes", tax().lines(), Contract::taxes).or(List.of());
    var costs = Field.of("costs", cost().lines(), Contract::costs).or(List.of());
    var parts = Field.of("parts", part().lines(), Contract::parts);
    return Codec.block(
        Contract.class,
        keys ->
            new Contract(
                keys.of(id),
                keys.of(title),
                keys.of(side),
                keys.of(scope),
                keys.of(from),
                keys.of(until),
                keys.of(fee),
                keys.of(taxes),
                keys.of(costs),
                keys.of(parts)),
        id,
        title,
        side,
        scope,
        from,
        until,
        fee,
        taxes,
        costs,
        parts);
  }

  private static Codec<Scope> scope() {
    Codec<WorkId> work = Values.TEXT.map(WorkId::new, CatalogId::text);
    Codec<RecordingId> recording = Values.TEXT.map(RecordingId::new, CatalogId::text);
    Codec<ReleaseId> release = Values.TEXT.map(ReleaseId::new, CatalogId::text);
    var works = Field.of("works", work.inline(), Scope::works).or(List.of());
    var recordings = Field.of("recordings", recording.inline(), Scope::recordings).or(List.of());
    var releases = Field.of("releases", release.inline(), Scope::releases).or(List.of());
    return Codec.line(
        Scope.class,
        keys -> new Scope(keys.of(works), keys.of(recordings), keys.of(releases)),
        works,
        recordings,
        releases);
  }

  private static Codec<Contract.Fee> fee() {
    var rate = Field.of("rate", SHARE, Contract.Fee::rate);
    var to = Field.of("to", PARTY, Contract.Fee::to);
    return Codec.line(
        Contract.Fee.class, keys -> new Contract.Fee(keys.of(rate), keys.of(to)), rate, to);
  }

  private static Codec<Contract.Tax> tax() {
    var rate = Field.of("rate", SHARE, Contract.Tax::rate);
    var countries =
        Field.of("countries", Values.TEXT.inline(), Contract.Tax::countries).or(List.of());
    return Codec.line(
        Contract.Tax.class,
        keys -> new Contract.Tax(keys.of(rate), keys.of(countries)),
        rate,
        countries);
  }

  private static Codec<Contract.Cost> cost() {
    var what = Field.of("what", Values.TEXT, Contract.Cost::what);
    var amount = Field.of("amount", AMOUNT, Contract.Cost::amount);
    var date = Field.of("date", DATE, Contract.Cost::date);
    var by = Field.of("by", PARTY, Contract.Cost::by);
    return Codec.line(
        Contract.Cost.class,
        keys -> new Contract.Cost(keys.of(what), keys.of(amount), keys.of(date), keys.of(by)),
        what,
        amount,
        date,
        by);
  }

  private static Codec<Contract.Part> part() {
    var party = Field.of("party", PARTY, Contract.Part::party);
    var share = Field.of("share", SHARE, Contract.Part::share);
    var account = Field.maybe("account", Values.TEXT, Contract.Part::account);
    var when =
        Field.of("when", Values.choice(Contract.When.class), Contract.Part::when)
            .or(Contract.When.ALWAYS);
    var bearer = Field.maybe("bearer", PARTY, Contract.Part::bearer);
    return Codec.line(
        Contract.Part.class,
        keys ->
            new Contract.Part(
                keys.of(party), keys.of(share), keys.of(account), keys.of(when), keys.of(bearer)),
        party,
        share,
        account,
        when,
        bearer);
  }
}
