using Waymark.Cases;
using Waymark.Policies;

namespace Waymark.Web;

/// <summary>The edition that the school runs today, for pages that belong to no case. Kept in memory, so that it is there when the database does not answer.</summary>
internal sealed class SchoolPolicy(Editions editions, TimeProvider clock)
{
    private volatile School? _school;

    public Policy InForce =>
        _school is { } school
            ? editions.InForce(school, clock.GetUtcNow())
            : editions.ForNewSchools;

    /// <summary>The school's day, by which rules come into force.</summary>
    public DateOnly Today => (_school?.Settings.Time() ?? SchoolTime.London).Day(clock.GetUtcNow());

    public void Take(School school) => _school = school;
}
