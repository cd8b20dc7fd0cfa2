using Waymark.Cases;
using Waymark.Web.Accounts;

namespace Waymark.Web.Background;

/// <summary>Takes the school's phone numbers and its policy into memory, for the pages that must work when nothing else does; again whenever the record has grown, since another program may have recorded other ones.</summary>
internal sealed class FollowSchool(
    IServiceProvider services,
    SchoolRecord school,
    TimeProvider clock,
    ILogger<FollowSchool> log
) : Round(school, clock, TimeSpan.FromSeconds(5), log)
{
    private long _seen = -1;

    /// <summary>The first time, before anybody is served; nothing while there is no school.</summary>
    public Task Begin() => School.IsMade ? Once(CancellationToken.None) : Task.CompletedTask;

    public override async Task Once(CancellationToken stop)
    {
        var size = await School.Store.Size(School.School, stop);
        if (size == _seen)
        {
            return;
        }

        if (await services.GetRequiredService<SchoolWork>().School(School.School, stop) is { } now)
        {
            services.GetRequiredService<PhoneBook>().Take(now.Settings);
            services.GetRequiredService<SchoolPolicy>().Take(now);
        }

        _seen = size;
    }
}
