using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Bench.Scale;

/// <summary>How large a school is to be.</summary>
/// <param name="Entries">In its log, all told.</param>
/// <param name="Pupils">On its register.</param>
internal readonly record struct SchoolSize(int Entries, int Pupils);

/// <summary>Everything that is to be in a school's log, in order. The same seed gives the same, whichever way it is then written.</summary>
internal sealed class SchoolPlan(Story story, Editions editions)
{
    // An entry may hold one MiB.
    private const int PupilsInAnEntry = 1_000;
    private static readonly DateTimeOffset s_begun = new(2020, 9, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_now = new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The first entries of every school: without them there is none.</summary>
    public int Fewest => 8 + story.Length;

    public IEnumerable<Planned> Of(SchoolId school, SchoolSize size, int seed)
    {
        var random = new Random(seed);
        var staff = Staff.Of(school, random);
        var own = SchoolWork.File(school);
        var made = 0;
        foreach (var what in Own(staff, size, random))
        {
            made++;
            yield return new Planned(
                Kinds.Write(new Written(what), own, staff.Lead.As()),
                s_begun.AddMinutes(made)
            );
        }

        var cases = Math.Max(0, size.Entries - made) / story.Length;
        var apart = (s_now - s_begun) / Math.Max(1, cases + 1);
        var taken = new HashSet<string>();
        var files = (Concern: own, Case: own);
        var last = s_begun.AddMinutes(made);
        for (var place = 0; place < cases; place++)
        {
            files = (new FileId(Drawn.Id(random)), new FileId(Drawn.Id(random)));
            var first = s_begun.AddDays(1) + place * apart;
            last = last > first ? last : first;
            var references = (Reference(random, taken), Reference(random, taken));
            foreach (var one in story.Tell(files, references, staff, last, Drawn.Name(random)))
            {
                made++;
                last = one.At;
                yield return one;
            }
        }

        for (; cases > 0 && made < size.Entries; made++)
        {
            last = last.AddMinutes(1);
            var note = new Written(new NoteMade("Rang home: nobody answered."));
            yield return new Planned(Kinds.Write(note, files.Case, staff.Lead.As()), last);
        }
    }

    private IEnumerable<Happening> Own(Staff staff, SchoolSize size, Random random)
    {
        foreach (var what in staff.Beginning("School of the bench", editions))
            yield return what;
        foreach (var some in Enumerable.Range(0, size.Pupils).Chunk(PupilsInAnEntry))
            yield return new PupilsEnrolled([.. some.Select(place => Pupil(place, random))]);
    }

    private static Pupil Pupil(int place, Random random) =>
        new(
            Drawn.Id(random),
            Drawn.Name(random),
            $"{place % 7}A",
            new DateOnly(2012, 1, 1).AddDays(random.Next(2_000)),
            place % 2 == 0 ? "female" : "male",
            false,
            null,
            [new Contact(Drawn.Name(random), "mother", true, "07700 900123")]
        );

    private static string Reference(Random random, HashSet<string> taken)
    {
        while (true)
        {
            var reference = CaseReference.New(random).Text;
            if (taken.Add(reference))
                return reference;
        }
    }
}
