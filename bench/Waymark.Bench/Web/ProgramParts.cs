using System.Globalization;

namespace Waymark.Bench.Web;

/// <summary>The built program on the data of a school: how soon its first page, and how much memory it holds after a thousand.</summary>
internal static class ProgramParts
{
    private const int Pages = 1_000;
    private const int Runs = 3;

    public static async Task<Part> Start(ScratchFolder folder)
    {
        var best = TimeSpan.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            await using var program = await BuiltProgram.Start(
                folder.PathOf("data"),
                folder.PathOf("keys")
            );
            best = program.Started < best ? program.Started : best;
        }

        return new Part(
            "start",
            $"From the start of the process, on data that is there, until the sign-in page is answered with 200. Best of {Runs}.",
            [Figure.AtMost("first page", best.TotalSeconds, 2, "s")]
        );
    }

    public static async Task<Part> Memory(ScratchFolder folder)
    {
        await using var program = await BuiltProgram.Start(
            folder.PathOf("data"),
            folder.PathOf("keys")
        );
        var before = Machine.Resident(program.Id);
        using var lead = new Visitor(program.Site);
        await lead.SignIn(BenchSchool.Lead, BenchSchool.Password);
        var (addresses, dead) = await Walk(lead);
        var after = Machine.Resident(program.Id);
        return new Part(
            "memory",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Held in RAM by the process after {Pages:#,0} pages: the safeguarding lead follows every link from the home page ({addresses} addresses) and begins again.{Named(dead)}"
            ),
            [
                Figure.Plain("after the first page", before.Now, "MB"),
                Figure.AtMost(
                    $"after {Pages.ToString("#,0", CultureInfo.InvariantCulture)} pages",
                    after.Now,
                    200,
                    "MB"
                ),
                Figure.Plain("the most ever", after.Most, "MB"),
                Figure.AtMost("links that led nowhere", dead.Count, 0, ""),
            ]
        );
    }

    /// <summary>Opens so many pages, each address before any again; gives how many addresses there were and which led nowhere.</summary>
    private static async Task<(int Addresses, IReadOnlyCollection<string> Dead)> Walk(
        Visitor visitor
    )
    {
        List<string> addresses = ["/"];
        var dead = new HashSet<string>();
        var at = 0;
        for (var opened = 0; opened < Pages; at++)
        {
            var address = addresses[at % addresses.Count];
            if (dead.Contains(address))
                continue;
            if (await visitor.TryOpen(address))
            {
                opened++;
                addresses = [.. addresses.Union(visitor.Links.Where(IsPage))];
            }
            else
            {
                dead.Add(address);
            }
        }

        return (addresses.Count, dead);
    }

    private static string Named(IReadOnlyCollection<string> dead) =>
        dead.Count == 0 ? "" : $" Led nowhere: {string.Join(", ", dead)}.";

    private static bool IsPage(string address) =>
        !address.Contains('.', StringComparison.Ordinal)
        && !address.StartsWith("/sign", StringComparison.Ordinal)
        && !address.StartsWith("/locked", StringComparison.Ordinal);
}
