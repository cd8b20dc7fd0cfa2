using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Waymark.Record;

namespace Waymark.Bench.Web;

/// <summary>Thousands of reports by many people at once, each through the real pages: none may fail, be lost or be there twice.</summary>
internal static partial class FloodPart
{
    private const int Clients = 64;
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    /// <param name="folder">Holds the data of a school with staff.</param>
    /// <param name="reports">How many are sent.</param>
    public static async Task<Part> Measure(ScratchFolder folder, int reports)
    {
        var sent = new Sent();
        var before = await Count(folder);
        TimeSpan took;
        TimeSpan used;
        await using (
            var program = await BuiltProgram.Start(folder.PathOf("data"), folder.PathOf("keys"))
        )
        {
            var people = await SignedIn(program.Site);
            used = program.Used;
            var start = Stopwatch.GetTimestamp();
            await Parallel.ForEachAsync(
                Enumerable.Range(0, Clients),
                new ParallelOptions { MaxDegreeOfParallelism = Clients },
                async (client, _) =>
                    await Send(people[client % people.Length], sent, reports, start)
            );
            took = Stopwatch.GetElapsedTime(start);
            used = program.Used - used;
            foreach (var person in people)
                person.Dispose();
        }

        var counted = await Count(folder);
        counted = counted with { Raised = counted.Raised - before.Raised };
        return new Part(
            "flood",
            Told(took, sent, reports),
            [.. Counts(sent, counted, reports), .. Times(sent, took, used)]
        );
    }

    private static async Task<Visitor[]> SignedIn(Uri site)
    {
        var people = BenchSchool.Reporters.Select(_ => new Visitor(site)).ToArray();
        await Task.WhenAll(
            people.Zip(
                BenchSchool.Reporters,
                (person, name) => person.SignIn(name, BenchSchool.Password)
            )
        );
        return people;
    }

    private static async Task Send(Visitor person, Sent sent, int reports, long start)
    {
        using var visitor = person.Beside();
        while (Stopwatch.GetElapsedTime(start) < s_longest && sent.Next(reports) is { } number)
        {
            try
            {
                await Report(visitor, number, sent);
                sent.Answered.Add(number);
            }
            catch (HttpRequestException wrong)
            {
                sent.Failures.Add(wrong.Message);
            }
            catch (TaskCanceledException)
            {
                sent.Failures.Add("No answer within a minute.");
            }
        }
    }

    /// <summary>The six pages, as somebody without script would go through them.</summary>
    private static async Task Report(Visitor visitor, int number, Sent sent)
    {
        var next = await Page(visitor, "/report", sent, ("Safe", "WithTrustedAdult"));
        next = await Page(
            visitor,
            next,
            sent,
            ("Name", "Child of the bench"),
            ("Chosen", "as-typed")
        );
        next = await Page(visitor, next, sent, ("Parts", "depicted"));
        next = await Page(
            visitor,
            next,
            sent,
            ("Words", $"She said it was sent on. {Mark(number)}")
        );
        next = await Page(visitor, next, sent, ("Then", "skip"));
        next = await Page(visitor, next, sent);
        if (!next.EndsWith("/sent", StringComparison.Ordinal))
            throw new HttpRequestException($"The report ended at {LastPart(next)}.");
    }

    private static async Task<string> Page(
        Visitor visitor,
        string path,
        Sent sent,
        params (string Name, string Value)[] answers
    )
    {
        var opened = Stopwatch.GetTimestamp();
        await visitor.Open(path);
        sent.Opened.Add(Stopwatch.GetElapsedTime(opened));
        var posted = Stopwatch.GetTimestamp();
        var next = await visitor.Send(answers);
        sent.Posted.Add(Stopwatch.GetElapsedTime(posted));
        return next;
    }

    /// <summary>What the record holds, read after the program has stopped, and verified.</summary>
    private static async Task<(int Raised, List<int> Completed)> Count(ScratchFolder folder)
    {
        using var store = RecordStore.Open(
            folder.PathOf("data"),
            MasterKey.Load(folder.PathOf("keys")),
            TimeProvider.System
        );
        if ((await store.Verify()).FirstOrDefault(verdict => verdict.Flaw is not null) is { } bad)
            throw new InvalidOperationException($"The record does not verify: {bad.Flaw}");
        var raised = 0;
        var completed = new List<int>();
        await foreach (var entry in store.ReadAll(store.Schools().Single()))
        {
            raised += entry.Kind == "concern-raised/1" ? 1 : 0;
            var mark =
                entry.Kind == "concern-completed/1"
                    ? Marked().Match(Encoding.UTF8.GetString(entry.Body.Span))
                    : Match.Empty;
            if (mark.Success)
                completed.Add(int.Parse(mark.Groups[1].Value, CultureInfo.InvariantCulture));
        }

        return (raised, completed);
    }

    private static List<Figure> Counts(
        Sent sent,
        (int Raised, List<int> Completed) counted,
        int reports
    )
    {
        var lost = sent.Answered.Except(counted.Completed).Count();
        var twice = counted.Completed.Count - counted.Completed.Distinct().Count();
        return
        [
            Figure.AtLeast("sent to the end and answered", sent.Answered.Count, reports, "reports"),
            Figure.AtMost("failures", sent.Failures.Count, 0, "reports"),
            Figure.AtMost("answered and not in the record", lost, 0, "reports"),
            Figure.AtMost("in the record twice", twice, 0, "reports"),
            Figure.AtMost(
                "alerts in the record beyond one a report",
                counted.Raised - sent.Answered.Count - sent.Failures.Count,
                0,
                "reports"
            ),
        ];
    }

    private static Figure[] Times(Sent sent, TimeSpan took, TimeSpan used) =>
        [
            Figure.Plain(
                "processor time of the program, a report",
                used.TotalMilliseconds / Math.Max(1, sent.Answered.Count),
                "ms"
            ),
            Figure.Plain(
                "reports a second, each of six pages opened and sent",
                sent.Answered.Count / took.TotalSeconds,
                ""
            ),
            Figure.Plain(
                "a form sent, half within",
                Sent.Percentile(sent.Posted, 0.5).TotalMilliseconds,
                "ms"
            ),
            Figure.Plain(
                "a form sent, p99",
                Sent.Percentile(sent.Posted, 0.99).TotalMilliseconds,
                "ms"
            ),
            Figure.Plain(
                "a page opened, p99",
                Sent.Percentile(sent.Opened, 0.99).TotalMilliseconds,
                "ms"
            ),
        ];

    private static string Told(TimeSpan took, Sent sent, int reports) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{reports:#,0} reports by {Clients} browsers at once, signed in as {BenchSchool.Reporters.Length} people, each through the six pages: first answer, "
                + $"four drafts, the rest. {took.TotalSeconds:0} s, browsers and program on the same machine. Then the program was stopped, the record verified, and the reports "
                + $"in it counted by a mark in their words.{(sent.Failures.IsEmpty ? "" : " First failure: " + sent.Failures.First())}"
        );

    private static string Mark(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"(report {number})");

    private static string LastPart(string path) => path[(path.LastIndexOf('/') + 1)..];

    [GeneratedRegex(@"\(report (\d+)\)")]
    private static partial Regex Marked();

    /// <summary>What became of what was sent, from all clients.</summary>
    private sealed class Sent
    {
        private int _last;

        public ConcurrentBag<int> Answered { get; } = [];
        public ConcurrentBag<string> Failures { get; } = [];
        public ConcurrentBag<TimeSpan> Opened { get; } = [];
        public ConcurrentBag<TimeSpan> Posted { get; } = [];

        public int? Next(int most) =>
            Interlocked.Increment(ref _last) is var next && next <= most ? next : null;

        public static TimeSpan Percentile(IEnumerable<TimeSpan> times, double part)
        {
            var ordered = times.Order().ToList();
            return ordered.Count == 0 ? default : ordered[(int)((ordered.Count - 1) * part)];
        }
    }
}
