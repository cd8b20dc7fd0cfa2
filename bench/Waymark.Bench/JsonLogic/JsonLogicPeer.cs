using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Waymark.Bench.Policy;
using Waymark.Policies;
using Waymark.Policies.Conditions;

namespace Waymark.Bench.JsonLogic;

/// <summary>What json-logic-js took for a case, in seconds of the processor.</summary>
/// <param name="Plain">With terms written out where they are named, as json-logic has it.</param>
/// <param name="Kept">With terms worked out once and kept for it in the data.</param>
internal sealed record PeerCost(string Node, int Truths, double Plain, double Kept);

/// <summary>
/// The conditions of every duty and act of a policy as json-logic, in node: each duty for the case or each entity, each bar for the
/// act of the case and each target. Its truths must be the engine's in every case.
/// </summary>
internal sealed class JsonLogicPeer(Policies.Policy policy)
{
    private static readonly string s_folder = Repository.PathOf("bench", "peers");

    private readonly List<Truth> _truths = [];

    /// <exception cref="InvalidOperationException">Node or npm is not there or fails, or a truth differs.</exception>
    public PeerCost Measure(IReadOnlyList<PolicyCase> cases)
    {
        var file = Repository.PathOf("artifacts", "bench", "json-logic.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Written(cases));
        Run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent");
        var told = JsonNode.Parse(Run("node", "json-logic.js", file))!;
        var differing = (int)told["differing"]!;
        if (differing >= 0)
            throw new InvalidOperationException(
                $"Case {differing}: engine and json-logic differ in a truth."
            );
        return new PeerCost(
            (string)told["node"]!,
            (int)told["truths"]!,
            (double)told["plain"]!,
            (double)told["kept"]!
        );
    }

    private string Written(IReadOnlyList<PolicyCase> cases)
    {
        var written = new StringBuilder("""{"plain":""").Append(Rules(keepsTerms: false));
        written.Append(""","kept":""").Append(Rules(keepsTerms: true));
        written.Append(""","cases":""").Append(Array(cases.Select(Case))).Append('}');
        return written.ToString();
    }

    private string Rules(bool keepsTerms)
    {
        var translation = new Translation(keepsTerms);
        var duties = policy.Rules.CaseDuties.Select(duty =>
            Rule(
                duty.Rule.Scope,
                translation.Of(
                    duty.Arises,
                    duty.Rule.Scope == Scope.Case
                        ? Reachable.Case
                        : Reachable.Case.Within(duty.Rule.Scope)
                )
            )
        );
        var bars = policy.Rules.Acts.SelectMany(act =>
            act.Bars.Select(bar =>
                Rule(
                    TargetOf(act, bar),
                    translation.Of(bar.Stands, Reachable.Judged(TargetOf(act, bar)))
                )
            )
        );
        var (ofDuties, ofBars) = (Array(duties), Array(bars));
        // The terms are those that duties and bars were found to name.
        var ofTerms = Array(translation.Terms.Select(Rule));
        return $$"""{"terms":{{ofTerms}},"duties":{{ofDuties}},"bars":{{ofBars}}}""";
    }

    /// <summary>What a bar speaks of beside the act; the case where of no target.</summary>
    private static Scope TargetOf(ActRules act, Bar bar) =>
        bar.OnTarget ? act.Act.Target : Scope.Case;

    private static string Array(IEnumerable<string> items) => $"[{string.Join(",\n", items)}]";

    private static string Rule(Scope scope, TwoRules rules) =>
        $$"""{"scope":"{{Named(scope)}}","yes":{{rules.Yes}},"no":{{rules.No}}}""";

    private static string Rule(TermRule term)
    {
        var named = $"\"name\":\"{term.Name}\",\"scope\":\"{Named(term.Scope)}\"";
        return term.Value is null
            ? $$"""{{{named}},"yes":{{term.Rules.Yes}},"no":{{term.Rules.No}}}"""
            : $$"""{{{named}},"value":{{term.Value}}}""";
    }

    private static string Named(Scope scope) =>
        scope == Scope.School ? "case" : scope.ToString().ToLowerInvariant();

    private string Case(PolicyCase one)
    {
        var situation = policy.LayOut(one.Facts, one.Deeds, one.Now);
        var data = new CaseData(situation, policy.Rules.Vocabulary).Case();
        var truths = string.Concat(Truths(situation).Select(truth => (int)truth));
        return $$"""{"truths":"{{truths}}","data":{{data.ToJsonString()}}}""";
    }

    /// <summary>The engine at the peer's work: what every condition comes to in a case that lies ready, with nothing remembered of it.</summary>
    public int Settle(Situation situation)
    {
        situation.Forget();
        return Truths(situation).Count;
    }

    /// <summary>What the engine's conditions come to, in the order in which the peer answers.</summary>
    private List<Truth> Truths(Situation situation)
    {
        _truths.Clear();
        foreach (var duty in policy.Rules.CaseDuties)
            Add(duty.Arises, duty.Rule.Scope, situation);
        situation.Bind(Scope.Act, 0);
        foreach (var act in policy.Rules.Acts)
        {
            foreach (var bar in act.Bars)
                Add(bar.Stands, TargetOf(act, bar), situation);
        }
        return _truths;
    }

    private void Add(Condition condition, Scope scope, Situation situation)
    {
        var before = situation.Current(scope);
        for (var index = 0; index < situation.Count(scope); index++)
        {
            situation.Bind(scope, index);
            _truths.Add(condition.Evaluate(situation));
        }
        situation.Bind(scope, before);
    }

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = s_folder,
            RedirectStandardOutput = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new InvalidOperationException(
                    $"`{program} {arguments[0]}` ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}."
                );
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException($"`{program}` is not on this machine.");
        }
    }
}
