import django.db.models.deletion
import governance.clock
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Box',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('public_key', models.BinaryField()),
                ('created_at', models.DateTimeField(default=governance.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name='KeyPair',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('holder', models.CharField(max_length=100)),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('public_key', models.BinaryField()),
                ('salt', models.BinaryField(null=True)),
                ('sealed_private', models.BinaryField(null=True)),
                ('sealed_previous', models.BinaryField(null=True)),
                ('escrow', models.BinaryField(null=True)),
                ('made_at', models.DateTimeField(default=governance.clock.now)),
                ('retired_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('escrowed_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.keypair')),
                ('previous', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.keypair')),
            ],
            options={
                'indexes': [models.Index(fields=['holder', '-number'], name='vault_keypa_holder_15d69f_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('retired_at__isnull', True)), fields=('holder',), name='one_key_in_force'), models.UniqueConstraint(fields=('holder', 'number'), name='key_number_once')],
            },
        ),
        migrations.CreateModel(
            name='BoxHolder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holder', models.CharField(max_length=100)),
                ('sealed_key', models.BinaryField(null=True)),
                ('admitted_at', models.DateTimeField(default=governance.clock.now)),
                ('until', models.DateTimeField(null=True)),
                ('box', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='admissions', to='vault.box')),
                ('key', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.keypair')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('key__isnull', True)), fields=['holder'], name='admission_waiting')],
                'constraints': [models.UniqueConstraint(fields=('box', 'holder'), name='holder_admitted_once'), models.CheckConstraint(condition=models.Q(models.Q(('key__isnull', True), ('sealed_key__isnull', True)), models.Q(('key__isnull', False), ('sealed_key__isnull', False)), _connector='OR'), name='sealed_exactly_with_a_key')],
            },
        ),
        migrations.CreateModel(
            name='PostKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('member_holder', models.CharField(db_index=True, max_length=100)),
                ('sealed_private', models.BinaryField()),
                ('given_at', models.DateTimeField(default=governance.clock.now)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='vault.keypair')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='vault.keypair')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('post', 'member'), name='post_key_given_once')],
            },
        ),
        migrations.CreateModel(
            name='Recovery',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('passphrase', 'A passphrase was lost'), ('post', 'Nobody holds the key of a post'), ('drill', 'Rehearsal')], max_length=10, verbose_name='Occasion')),
                ('state', models.CharField(choices=[('open', 'Waits for shares'), ('done', 'Carried out'), ('withdrawn', 'Withdrawn')], default='open', max_length=9)),
                ('reason', models.CharField(max_length=500, verbose_name='Reason')),
                ('asked_at', models.DateTimeField(default=governance.clock.now)),
                ('ended_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('asked_with', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.keypair')),
                ('lost_key', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.keypair')),
                ('recovery_key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.keypair')),
            ],
            options={
                'ordering': ['-asked_at'],
            },
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('threshold', models.PositiveSmallIntegerField()),
                ('officer_holder', models.CharField(max_length=100)),
                ('sealed_words', models.BinaryField(null=True)),
                ('check_digest', models.CharField(max_length=64)),
                ('taken_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('officer_key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.keypair')),
                ('recovery_key', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='vault.keypair')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('recovery_key', 'officer_holder'), name='one_share_per_officer'), models.CheckConstraint(condition=models.Q(('taken_at__isnull', True), ('sealed_words__isnull', True), _connector='XOR'), name='words_gone_once_taken')],
            },
        ),
        migrations.CreateModel(
            name='GivenShare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sealed_words', models.BinaryField()),
                ('given_at', models.DateTimeField(default=governance.clock.now)),
                ('recovery', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='given', to='vault.recovery')),
                ('share', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.share')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('recovery', 'share'), name='share_given_once')],
            },
        ),
    ]
