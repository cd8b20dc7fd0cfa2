using Waymark.Cases.Health;
using Waymark.Record;
using Waymark.Web.Mail;

namespace Waymark.Web.Background;

internal static class BackgroundSetup
{
    public static void AddBackground(this IServiceCollection services, WaymarkOptions options)
    {
        if (options.MailHost.Length > 0)
        {
            services.AddSingleton<Postbox, SmtpPostbox>();
        }
        else
        {
            services.AddSingleton<Postbox>(new FolderPostbox(options.MailFolder));
        }

        services.AddSingleton<SendMail>();
        services.AddHostedService(all => all.GetRequiredService<SendMail>());
        services.AddSingleton<FollowSchool>();
        services.AddHostedService(all => all.GetRequiredService<FollowSchool>());
        services.AddSingleton<MakeCheckpoints>();
        services.AddHostedService(all => all.GetRequiredService<MakeCheckpoints>());
        services.AddHostedService<SayAtWork>();
        services.AddSingleton<Installation>();
        services.AddSingleton(
            new Installed(options.Data, options.Key, options.Witness.Folder, options.Witness.Mail)
        );
        services.AddSingleton<Examination>();
    }
}
