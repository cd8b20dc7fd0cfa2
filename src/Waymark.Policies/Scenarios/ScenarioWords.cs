using Waymark.Policies.Chapters;
using Waymark.Policies.Conditions;

namespace Waymark.Policies.Scenarios;

/// <summary>Holds the words of a scenario file against a policy: its facts and their values, and what its cases for the edition name.</summary>
public static class ScenarioWords
{
    /// <summary>A finding at each word that the policy does not have. What cannot be read at all is told by <see cref="ScenarioReader"/>.</summary>
    public static IReadOnlyList<Finding> Check(PolicyText text, Policy policy)
    {
        var findings = new FindingList();
        var unread = new FindingList();
        if (StrictYaml.Read(text.Text, new Place(text.Path, 0, 0), unread) is WrittenMap map)
            new Reading(policy, findings).Check(map);
        return findings.InOrder([text.Path]);
    }

    private sealed class Reading(Policy policy, FindingList findings)
    {
        private readonly Vocabulary vocabulary = policy.Rules.Vocabulary;

        public void Check(WrittenMap map)
        {
            var root = new Block("scenario", map, findings);
            CheckFacts(root);
            var editions = root.AllWords("editions");
            var cases = root.Rows("cases", "case");
            // What is of another edition is rightly said not to be open in this one.
            var isShared = cases
                .SelectMany(each => each.AllWords("editions"))
                .Concat(editions)
                .Any(edition => edition != policy.Edition.Id);
            foreach (var each in cases)
            {
                CheckFacts(each);
                var named = each.AllWords("editions");
                var isFor = named.Count > 0 ? named : editions;
                if (isFor.Count > 0 && !isFor.Contains(policy.Edition.Id))
                    continue;
                CheckNames(each, isShared);
                CheckDealings(root);
                CheckDealings(each);
            }
        }

        private void CheckFacts(Block layer)
        {
            foreach (var pair in layer.Map("facts")?.Pairs ?? [])
                CheckFact(pair.Key, Named.Split(pair.Key.Text).Id, pair.Value);
            foreach (var (key, scope) in ScenarioReader.Registers)
            {
                foreach (var entity in layer.Map(key)?.Pairs ?? [])
                {
                    foreach (var pair in entity.Value is WrittenMap facts ? facts.Pairs : [])
                        CheckFact(pair.Key, $"{Words.Of(scope)}.{pair.Key.Text}", pair.Value);
                }
            }
        }

        private void CheckFact(WrittenText key, string id, Written value)
        {
            if (vocabulary.Find(id) is not { } fact)
            {
                findings.Unknown(key with { Text = id }, "fact", vocabulary.Ids);
                return;
            }
            var values = (value is WrittenList list ? list.Items : [value])
                .OfType<WrittenText>()
                .Where(text => !text.IsNull)
                .ToList();
            if (fact.Rule.Options.Count > 0)
            {
                foreach (var text in values.Where(text => fact.Mask(text.Text) is null))
                    findings.NotA(
                        text,
                        $"a value of `{id}`",
                        fact.Rule.Options.Select(option => option.Value)
                    );
            }
            else if (values.Find(text => !IsOf(fact.Rule.Type, text.Text)) is { } unfit)
                findings.Error(
                    unfit.Place,
                    $"`{unfit.Text}` is not a value of `{id}`",
                    $"write {fact.Wanted}"
                );
        }

        private static bool IsOf(FactType type, string text) =>
            type switch
            {
                FactType.Date => Fact.TryDay(text, out _),
                FactType.DateTime => Fact.TryMinute(text, out _),
                FactType.Number => uint.TryParse(text, out _),
                _ => true,
            };

        /// <param name="isShared">Whether its file is for other editions too.</param>
        private void CheckNames(Block each, bool isShared)
        {
            if (each.Map("expect") is not { } map)
                return;
            var expect = new Block("expect", map, findings);
            var open = isShared ? Vocables.Strengths.Keys : Vocables.Strengths.Keys.Append("not");
            foreach (var key in open)
                CheckAll(expect.Texts(key), "clause", policy.Clauses.Keys);
            foreach (var key in new[] { "refuse", "refuse-only" })
            {
                if (expect.Map(key) is not { } refusals)
                    continue;
                var acts = new Block(key, refusals, findings);
                CheckAll(refusals.Pairs.Select(pair => pair.Key), "act", Acts);
                foreach (var pair in refusals.Pairs)
                    CheckAll(acts.Texts(pair.Key.Text), "clause", policy.Clauses.Keys);
            }
            CheckAll(expect.Texts("school"), "clause", policy.Clauses.Keys);
            foreach (var key in new[] { "kept", "not-kept" })
                CheckAll(expect.Texts(key), "retention", policy.Retention.Select(one => one.Id));
            CheckAll(expect.Texts("allow"), "act", Acts);
            CheckAll(expect.Texts("ask"), "fact", vocabulary.Ids);
            CheckAll(expect.Texts("not-ask"), "fact", vocabulary.Ids);
            CheckAll(expect.Texts("letters"), "letter", policy.Letters.Select(one => one.Id));
        }

        /// <summary>Deeds and switches that are named: the names of deeds are free in a policy, so a slip here would go unseen.</summary>
        private void CheckDealings(Block layer)
        {
            var items = layer.Find("done") is WrittenList done ? done.Items : [];
            var deeds = items
                .OfType<WrittenMap>()
                .Select(item => item.Find("deed")?.Value)
                .OfType<WrittenText>();
            CheckAll(deeds, "deed", Deeds);
            CheckAll(layer.Texts("switched-on"), "switch", policy.Switches.Select(one => one.Id));
        }

        /// <summary>Every deed that a rule names, a duty's own among them.</summary>
        private IEnumerable<string> Deeds =>
            policy
                .Duties.SelectMany(duty => duty.MetBy.Append(duty.Id).Append(duty.After))
                .OfType<string>();

        private IEnumerable<string> Acts => policy.Acts.Keys;

        private void CheckAll(
            IEnumerable<WrittenText> words,
            string what,
            IEnumerable<string> known
        )
        {
            foreach (var word in words)
            {
                var id = Named.Split(word.Text).Id;
                if (!known.Contains(id))
                    findings.Unknown(word with { Text = id }, what, known);
            }
        }
    }
}
