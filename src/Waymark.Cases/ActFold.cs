using Waymark.Cases.Entries;

namespace Waymark.Cases;

/// <summary>Searches, other acts and decisions of a case.</summary>
internal static class ActFold
{
    internal static Case Apply(Case now, Recorded entry, Knowing know) =>
        entry.What switch
        {
            SearchAsked asked when !now.Has(asked.Ask) => now with
            {
                Searches =
                [
                    .. now.Searches,
                    new(asked.Ask, asked.Act, asked.Device, SearchState.Asked)
                    {
                        Asked = entry,
                        Facts = asked.Facts,
                    },
                ],
            },
            SearchAllowed allowed => Change(
                now,
                allowed.Ask,
                search =>
                    search with
                    {
                        State = SearchState.Allowed,
                        Answered = entry,
                        Until = allowed.Until,
                        Facts = Merge(search.Facts, allowed.Facts),
                    }
            ),
            SearchRefused refused => Change(
                now,
                refused.Ask,
                search => search with { State = SearchState.Refused, Answered = entry }
            ),
            SearchDone done => Done(now, entry, done),
            ActRecorded act when !now.Has(act.Entity) => now with { Acts = [.. now.Acts, entry] },
            DecisionTaken taken => Taken(now, entry, taken, know),
            DecisionAgreed agreed => Answered(now, entry, agreed.Of, know),
            DecisionNotAgreed notAgreed => Answered(now, entry, notAgreed.Of, know),
            _ => now,
        };

    /// <summary>Facts of an act, later ones over earlier ones.</summary>
    internal static IReadOnlyList<FactGiven> Merge(
        IEnumerable<FactGiven> earlier,
        IEnumerable<FactGiven> later
    ) => [.. earlier.Concat(later).GroupBy(fact => fact.Fact).Select(same => same.Last())];

    private static Case Change(Case now, string ask, Func<Search, Search> change) =>
        now with
        {
            Searches = [.. now.Searches.Select(one => one.Ask == ask ? change(one) : one)],
        };

    private static Case Done(Case now, Recorded entry, SearchDone done)
    {
        var known = now.Searches.Any(search => search.Ask == done.Ask)
            ? now
            : now with
            {
                Searches =
                [
                    .. now.Searches,
                    new(done.Ask, done.Act, done.Device, SearchState.Done),
                ],
            };
        return Change(
            known,
            done.Ask,
            search =>
                search with
                {
                    State = SearchState.Done,
                    Done = entry,
                    // What the act rested on when it was done: a permission that had ended supplies nothing.
                    Facts = done.Facts,
                }
        );
    }

    private static Case Taken(Case now, Recorded entry, DecisionTaken taken, Knowing know)
    {
        var state = taken.AgreementOf.Count == 0 ? DecisionState.Stands : DecisionState.Waiting;
        var decision = new DecisionInCase(entry, taken, state, []);
        if (state == DecisionState.Stands)
            SetFact(entry, taken, know);
        return now with { Decisions = [.. now.Decisions, decision] };
    }

    private static Case Answered(Case now, Recorded answer, long of, Knowing know) =>
        now with
        {
            Decisions =
            [
                .. now.Decisions.Select(decision =>
                    decision.Taken.Index == of ? Answer(decision, answer, know) : decision
                ),
            ],
        };

    private static DecisionInCase Answer(DecisionInCase decision, Recorded answer, Knowing know)
    {
        var answered = decision with { Answers = [.. decision.Answers, answer] };
        if (answer.What is DecisionNotAgreed)
            return answered with { State = DecisionState.NotAgreed };
        if (answered.StillToAgree.Count > 0)
            return answered;
        SetFact(answer, decision.What, know);
        return answered with { State = DecisionState.Stands };
    }

    private static void SetFact(Recorded entry, DecisionTaken taken, Knowing know)
    {
        if (taken.Fact is { } fact)
            know(entry, fact, null, taken.Option);
    }
}
